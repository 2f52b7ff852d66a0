"""Write the demo export of the EVINEC trial: one CSV per form, and the latent truth in a file apart."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

from nec_cdisc.simulate.case import make_case
from nec_cdisc.simulate.chart import Chart, Record
from nec_cdisc.simulate.ending import ending_records
from nec_cdisc.simulate.enrolment import enrolment_records
from nec_cdisc.simulate.forms import FORMS
from nec_cdisc.simulate.history import history_records
from nec_cdisc.simulate.imaging import imaging_records
from nec_cdisc.simulate.laboratory import laboratory_records, marker_records
from nec_cdisc.simulate.patient_reports import questionnaire_records, tissue_records
from nec_cdisc.simulate.person import STUDY, make_person
from nec_cdisc.simulate.safety import safety_records
from nec_cdisc.simulate.tables import coding_records, range_records, site_records
from nec_cdisc.simulate.truth import RESULT_KEYS, subject_truth


class RowWriter(Protocol):
    """What `csv.writer` gives."""

    def writerow(self, row: list[str], /) -> Any:
        """Write one row."""


class Export:
    """Open files of an export: writes records and tells in which file row each one landed."""

    def __init__(self, out: Path, truth: Path, stack: ExitStack) -> None:
        out.mkdir(parents=True, exist_ok=True)
        truth.parent.mkdir(parents=True, exist_ok=True)
        self._truth = stack.enter_context(truth.open("w", encoding="utf-8", newline="\n"))
        self._writers: dict[str, RowWriter] = {}
        self.rows: dict[str, int] = {}
        for name, form in FORMS.items():
            handle = stack.enter_context((out / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            self._writers[name] = csv.writer(handle, lineterminator="\n")
            self._writers[name].writerow(form.header)
            self.rows[name] = 0

    def tell(self, line: dict[str, Any]) -> None:
        """Write one line of the truth file."""
        self._truth.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")

    def write(self, record: Record) -> None:
        """Write a record to the file of its form, and its defects to the truth file."""
        cells = record.cells
        self._writers[record.form].writerow([cells.get(name, "") for name in FORMS[record.form].columns])
        self.rows[record.form] += 1
        for column, defect in record.defects.items():
            place = {"form": record.form, "row": self.rows[record.form] + 1, "column": column}
            who = {key: cells.get(key, "") for key in ("site", "subject", "record_id")}
            self.tell({"kind": "defect", **place, "value": cells.get(column, ""), **who, **defect})


def subject_chart(seed: int, index: int, *, clean: bool) -> tuple[Chart, dict[str, Any]]:
    """All records of one subject, dirt planted unless `clean`, and its line of the truth file."""
    case = make_case(make_person(seed, index))
    chart = Chart(case.person)
    enrolment_records(chart, case)
    history_records(chart, case)
    safety_records(chart, case)
    results = [*laboratory_records(chart, case, clean=clean), *marker_records(chart, case, clean=clean)]
    imaging_records(chart, case)
    questionnaire_records(chart, case)
    tissue_records(chart, case)
    ending_records(chart, case)
    return chart, subject_truth(case, results)


def table_records(*, clean: bool) -> Iterator[Record]:
    """Records of the reference tables."""
    yield from site_records()
    yield from coding_records(clean=clean)
    yield from range_records(clean=clean)


def simulate(
    out: Path, *, subjects: int = 40, seed: int = 2014, clean: bool = False, truth: Path | None = None
) -> None:
    """Write an export of `subjects` subjects to the folder `out`."""
    truth = truth or out.with_name(f"{out.name}.truth.jsonl")
    if truth.resolve().is_relative_to(out.resolve()):
        raise ValueError(f"The truth file {truth} would lie inside the export {out}.")
    if subjects < 1:
        raise ValueError(f"An export needs at least one subject, not {subjects}.")
    with ExitStack() as stack:
        export = Export(out, truth, stack)
        head = {"kind": "study", "study": STUDY, "subjects": subjects, "seed": seed, "clean": clean}
        export.tell({**head, "result_keys": RESULT_KEYS})
        for record in table_records(clean=clean):
            export.write(record)
        for index in range(subjects):
            chart, line = subject_chart(seed, index, clean=clean)
            export.tell(line)
            for record in chart.records:
                export.write(record)
        for form, rows in export.rows.items():
            export.tell({"kind": "form", "form": form, "rows": rows})
