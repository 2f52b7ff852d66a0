"""The study identifier through all datasets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.package import Package

STUDY = "STUDYID"


@check("PKG107", Level.REJECT)
def one_study(package: Package) -> Iterator[Found]:
    """All datasets are of one study, the one that TS describes.

    Why: The identifier of the submission, of TS and of all records must agree, or the package is refused.
    Do: Correct STUDYID; datasets of two studies belong to two packages.
    Source: FDA, technical rejection criteria for study data, 1734; SDTMIG 3.4, section 4.1.
    """
    held = {name: table for name, table in package.tables.items() if table.has(STUDY) and len(table)}
    if not held:
        message = f"no dataset has {STUDY}"
        raise Skipped(message)
    votes = Counter(str(value) for table in held.values() for value in table.text(STUDY).values)
    told = [str(value) for value in held["TS"].text(STUDY).values] if "TS" in held else []
    study = told[0] if len(told) == 1 else votes.most_common(1)[0][0] if votes else ""
    for table in held.values():
        yield table.found(
            table.filled(STUDY) & ~table.holds(STUDY, study), f"STUDYID is {{STUDYID}}, not {study}", STUDY
        )
