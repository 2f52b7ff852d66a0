"""Write the demo export of the EVINEC trial: one CSV per form, and the latent truth in a file apart.

The truth file holds one JSON object a line; its key `kind` says what the line is:

- `study`: study, subjects, seed, clean; `result_keys` names the places of the lists under `results` below.
- `defect_kind`: defect, expect (`query` or `note`), remark. All kinds stand at the head of the file.
- `defect`: one planted defect. form, row (file row as a spreadsheet shows it, the header being row 1), column, value
  (the cell as planted), site, subject, record_id, defect, expect, clean (the cell without dirt; "" when the whole
  record is the defect); for a date also true_iso and iso (the part of it that can still be read from the cell, "" for
  nothing).
- `subject`: one subject. usubjid, site, subject, sex (M, F), age, birth (yyyy-mm), subtype, consent, treated, visits
  ([name, date]), populations (safety, full_analysis, per_protocol), results ([record_id, column, analyte, value as
  reported, unit, value in SI, SI unit], of every laboratory and marker result). When treated also first_dose,
  last_dose, end_of_treatment_reason, progression and its route, death, last_alive, withdrawn, new_therapy, end_of_study
  and its reason, doses ([start, stop, mg (0: none taken), dose level, change]), assessments (visit, date,
  target_lesions with number, node, size in mm (null: not evaluable) and state, non_target_states, new_lesions, sum
  (null: not complete), target, non_target, overall) and adverse_events (number, group, term, start, stop, grade,
  related, action).
- `form`: form, rows. The number of data rows of each file, at the end of the truth file.

Dates of the truth are ISO 8601, "" for none. Defects of a subject stand behind its line.
"""

from __future__ import annotations

import csv
import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

from nec_cdisc.simulate.case import make_case
from nec_cdisc.simulate.chart import Chart, Record
from nec_cdisc.simulate.defect_kinds import DEFECT_KINDS
from nec_cdisc.simulate.ending import ending_records
from nec_cdisc.simulate.enrolment import enrolment_records
from nec_cdisc.simulate.forms import FORMS
from nec_cdisc.simulate.history import history_records
from nec_cdisc.simulate.imaging import imaging_records
from nec_cdisc.simulate.laboratory import laboratory_records, marker_records
from nec_cdisc.simulate.patient_reports import questionnaire_records, tissue_records
from nec_cdisc.simulate.person import STUDY, make_person
from nec_cdisc.simulate.planting import plant, plant_in_tables
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
        """Open one file per form in `out` and the truth file; the stack closes them."""
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
    if not clean:
        plant(case, chart)
    return chart, subject_truth(case, results)


def table_records(*, clean: bool) -> list[Record]:
    """Make the records of the reference tables."""
    records = [*site_records(), *coding_records(clean=clean), *range_records(clean=clean)]
    if not clean:
        plant_in_tables(records)
    return records


def simulate(
    out: Path, *, subjects: int = 40, seed: int = 2014, clean: bool = False, truth: Path | None = None
) -> None:
    """Write an export of `subjects` subjects (from 1) to the folder `out`, and the truth to `truth`.

    The same `seed` gives the same bytes on every machine, and the first n subjects of a larger export are those of a
    smaller one. `clean` plants no dirt. `truth` defaults to `<out>.truth.jsonl` beside the folder. Files of the same
    name are overwritten. ValueError for less than one subject, or a truth file inside `out`.
    """
    truth = truth or out.with_name(f"{out.name}.truth.jsonl")
    if truth.resolve().is_relative_to(out.resolve()):
        message = f"The truth file {truth} would lie inside the export {out}; name another place for it."
        raise ValueError(message)
    if subjects < 1:
        message = f"An export needs at least one subject, not {subjects}."
        raise ValueError(message)
    with ExitStack() as stack:
        export = Export(out, truth, stack)
        head = {"kind": "study", "study": STUDY, "subjects": subjects, "seed": seed, "clean": clean}
        export.tell({**head, "result_keys": RESULT_KEYS})
        for kind in DEFECT_KINDS.values() if not clean else ():
            export.tell({"kind": "defect_kind", "defect": kind.name, "expect": kind.expect, "remark": kind.remark})
        for record in table_records(clean=clean):
            export.write(record)
        for index in range(subjects):
            chart, line = subject_chart(seed, index, clean=clean)
            export.tell(line)
            for record in chart.records:
                export.write(record)
        for form, rows in export.rows.items():
            export.tell({"kind": "form", "form": form, "rows": rows})
