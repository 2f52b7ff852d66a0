"""Writes all reports of validation, as one set."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nec_cdisc.report.validation.about import About
from nec_cdisc.report.validation.guide import write_guide
from nec_cdisc.report.validation.json_report import write_json
from nec_cdisc.report.validation.junit import write_junit
from nec_cdisc.report.validation.listing import write_listing
from nec_cdisc.report.validation.page_file import write_page
from nec_cdisc.report.validation.sarif import write_sarif
from nec_cdisc.report.validation.workbook import write_workbook
from nec_cdisc.study.freshness import VALIDATED
from nec_cdisc.validate.recist_rows import SubjectAudit
from nec_cdisc.validate.validation import Validation
from nec_cdisc.writers.disk_faults import reported
from nec_cdisc.writers.publication import locked, staged
from nec_cdisc.writers.run_record import Entry

#: The folder of the reports below the outputs.
FOLDER = "validation"
JSON, CSV, WORKBOOK, SARIF = "findings.json", "findings.csv", "findings.xlsx", "findings.sarif"
JUNIT, PAGE, GUIDE = "junit.xml", "index.html", "guide.md"


@dataclass(frozen=True, slots=True, eq=False)
class Reports:
    """What is reported: a validation, what it is about, and the RECIST audit of each course.

    ``looked_at`` says by hashes what of a study was validated, empty for a folder that is anybody's.
    """

    validation: Validation
    about: About
    audit: Sequence[SubjectAudit] = ()
    looked_at: str = ""

    def write(self, folder: Path) -> None:
        """Write all files. Raises ``OSError``."""
        write_json(self.validation, self.about, folder / JSON)
        write_listing(self.validation, folder / CSV)
        write_workbook(self.validation, self.about, folder / WORKBOOK)
        write_sarif(self.validation, folder / SARIF)
        write_junit(self.validation, self.about, folder / JUNIT)
        write_guide(self.validation, self.about, folder / GUIDE)
        write_page(self.validation, self.about, folder / PAGE, tuple(self.audit))
        if self.looked_at:
            (folder / VALIDATED).write_text(self.looked_at, encoding="utf-8", newline="\n")


def publish(reports: Reports, outputs: Path, entry: Entry | None = None) -> Path:
    """Write the reports to ``validation`` below the outputs, where they take the place of the last ones together.

    What people put beside them stays. ``entry`` is what the run record tells of them. Raises
    :class:`~nec_cdisc.writers.publication.NotWritten` like
    :func:`~nec_cdisc.writers.publication.locked`; then the last reports stay as they were.
    """
    with locked(outputs), staged(outputs) as stage:
        reports.write(stage.folder(FOLDER, shared=True))
        if entry is not None:
            stage.record(entry)
    return outputs / FOLDER


def deliver(reports: Reports, folder: Path) -> Path:
    """Write the reports to any folder: first all of them aside, then each in its place; nothing else there is touched.

    Raises :class:`~nec_cdisc.writers.publication.NotWritten` where the folder cannot be written.
    """
    with reported(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=folder) as aside:
            reports.write(Path(aside))
            for path in sorted(Path(aside).iterdir()):
                os.replace(path, folder / path.name)  # noqa: PTH105 - Path.replace says the same; it names the atomic call
    return folder
