"""What becomes of answers that contradict each other, or are missing: cases worked out by hand in a clean export."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

#: Items of the questionnaire.
ITEMS = 30
#: A site and an analyte that a range holds for.
RANGE = {"site": "03", "lr_analyte": "k"}


def rewrite(evinec, form, change):
    """Write a raw file again; ``change`` gives the cells of each row, or None to leave the row out."""
    rows = [changed for cells in evinec.raw(form) if (changed := change(dict(cells))) is not None]
    with (evinec.folder / "raw" / f"{form}.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def who(cells):
    """Return site and number of the subject of a row."""
    return cells["site"], cells["subject"]


def first_of(evinec, form, **sought):
    """Return the record_id of the first row that holds the cells sought."""
    rows = evinec.raw(form)
    return next(cells["record_id"] for cells in rows if all(cells[name] == text for name, text in sought.items()))


@pytest.fixture(scope="module")
def contradicting(run_evinec, rerun_evinec):
    """Change a clean export by hand and run the study on it.

    Gives the run, a treated subject whose doses and visits were taken away, a screening failure whom the site calls
    still being screened, and the record_id of each row that was typed in anew.
    """
    clean = run_evinec(subjects=12, seed=2014, clean=True)
    leaver = next(who(cells) for cells in clean.raw("subjects") if cells["subj_status"] == "5")
    waiting = next(who(cells) for cells in clean.raw("subjects") if cells["subj_status"] == "2")
    typed = {
        "not filled in": first_of(clean, "qlq_c30", ql_done="0"),
        "emptied": first_of(clean, "qlq_c30", ql_done="1"),
        "no overall response": first_of(clean, "response", rs_target="3"),
        "no value": first_of(clean, "markers", mk_marker="NSE"),
        "unknown outcome": first_of(clean, "ae", ae_outcome="5"),
    }

    def change(**columns):
        """Give a function that types other cells into the rows named by record_id."""
        return lambda cells: cells | columns.get(f"r{cells['record_id']}", {})

    items = {f"q{item:02d}": "" for item in range(1, ITEMS + 1)}
    for form in ("dosing", "end_of_treatment"):
        rewrite(clean, form, lambda cells: None if who(cells) == leaver else cells)
    rewrite(clean, "visits", lambda cells: None if who(cells) == leaver and cells["visit"] != "Screening" else cells)
    rewrite(clean, "subjects", lambda cells: cells | ({"subj_status": "1"} if who(cells) == waiting else {}))
    rewrite(
        clean,
        "qlq_c30",
        change(
            **{f"r{typed['not filled in']}": {"ql_reason": "", "ql_reason_label": ""}, f"r{typed['emptied']}": items}
        ),
    )
    rewrite(clean, "response", change(**{f"r{typed['no overall response']}": {"rs_overall": "0"}}))
    rewrite(clean, "ae", change(**{f"r{typed['unknown outcome']}": {"ae_outcome": "77", "ae_outcome_label": ""}}))
    rewrite(clean, "markers", change(**{f"r{typed['no value']}": {"mk_value": ""}}))
    rewrite(
        clean,
        "lab_ranges",
        lambda cells: (
            cells | ({"lr_unit": "MMOL/L"} if all(cells[name] == text for name, text in RANGE.items()) else {})
        ),
    )
    return rerun_evinec(clean), leaver, waiting, typed


def arms(evinec, subject):
    """Return the arm variables of a subject."""
    record = next(item for item in evinec.records("DM") if item["USUBJID"] == "-".join(["EVINEC", *subject]))
    return [record[name] for name in ("ARMCD", "ARM", "ACTARMCD", "ACTARM", "ARMNRS")]


def records_of(evinec, dataset, record_id):
    """Return the records of a dataset that were made of a raw row."""
    records, found = evinec.records(dataset), []
    for item in evinec.outcome.datasets[dataset].births:
        if item.role != "source":
            continue
        raw = evinec.raw(item.table.removeprefix("raw/").removesuffix(".csv"))
        for record, row in zip(item.records.tolist(), item.rows.tolist(), strict=True):
            if raw[row - 2]["record_id"] == record_id:
                found.append(records[record])
    return found


def asked(evinec, form):
    """Return what is asked about a form: column, message and how many rows."""
    file = f"raw/{form}.csv"
    found = Counter()
    for item in evinec.queries:
        if item.cells.file == file:
            found[item.cells.column, item.message] += len(item.cells.rows)
    return found


def test_a_subject_who_was_assigned_and_not_treated_has_a_planned_arm_alone(contradicting):
    """Who left the study before the first dose is no screening failure: ARM is given, ACTARM is not, and why."""
    evinec, leaver, _, _ = contradicting
    assert arms(evinec, leaver) == ["EVE10", "Everolimus 10 mg daily", None, None, "ASSIGNED, NOT TREATED"]


def test_a_subject_in_screening_is_not_assigned(contradicting):
    """Who is still being screened has no arm, and did not fail."""
    evinec, _, waiting, _ = contradicting
    assert arms(evinec, waiting) == [None, None, None, None, "NOT ASSIGNED"]


def test_a_questionnaire_that_nobody_gave_a_reason_for_is_not_done_all_the_same(contradicting):
    """Thirty records say NOT DONE without a reason, and the site is asked for it."""
    evinec, _, _, typed = contradicting
    records = records_of(evinec, "QS", typed["not filled in"])
    assert len({record["QSTESTCD"] for record in records}) == len(records) == ITEMS
    assert {(record["QSORRES"], record["QSSTAT"], record["QSREASND"]) for record in records} == {
        (None, "NOT DONE", None)
    }


def test_a_questionnaire_without_any_answer_is_not_done_whatever_its_box_says(contradicting):
    """A form that says done and holds no answer gives thirty records NOT DONE, and a question."""
    evinec, _, _, typed = contradicting
    records = records_of(evinec, "QS", typed["emptied"])
    assert [record["QSSTAT"] for record in records] == ["NOT DONE"] * ITEMS
    assert asked(evinec, "qlq_c30") == {
        ("ql_done", "The form says done and holds no answer"): 1,
        ("ql_reason", "The questionnaire was not filled in and no reason is given"): 1,
    }


def test_an_overall_response_is_never_not_applicable(contradicting):
    """Code 0 holds for kinds of lesions that are not there; as overall response it is asked, and stays blank."""
    evinec, _, _, typed = contradicting
    records = records_of(evinec, "RS", typed["no overall response"])
    assert {record["RSTESTCD"]: record["RSORRES"] for record in records}["OVRLRESP"] is None
    assert asked(evinec, "response") == {("rs_overall", "'0' has no entry in code list responses"): 1}


def test_a_marker_without_a_value_is_not_done_and_asked(contradicting):
    """The record stays, says NOT DONE, and the site is asked for the value."""
    evinec, _, _, typed = contradicting
    (record,) = records_of(evinec, "LB", typed["no value"])
    assert (record["LBTESTCD"], record["LBORRES"], record["LBSTAT"]) == ("NSE", None, "NOT DONE")
    assert asked(evinec, "markers") == {("mk_value", "A marker without a value"): 1}
    done = [item for item in evinec.records("LB") if item["LBCAT"] == "TUMOR MARKERS" and item != record]
    assert {item["LBSTAT"] for item in done} == {None}


def test_a_code_that_no_list_has_is_one_question(contradicting):
    """The outcome of a fatal event is asked once, not once more because grade 5 has no fatal outcome now."""
    evinec, _, _, _ = contradicting
    assert asked(evinec, "ae") == {("ae_outcome", "'77' has no entry in code list outcome"): 1}


def test_a_range_in_a_unit_that_no_result_has_is_asked(contradicting):
    """Where data management typed mmol/L of a range in capitals, each potassium of the site lacks a range."""
    evinec, _, _, _ = contradicting
    rows = [cells for cells in evinec.raw("lab_chemistry") if cells["site"] == RANGE["site"] and cells["k"]]
    assert asked(evinec, "lab_chemistry") == {("k_u", "No reference range in this unit"): len(rows)}
    assert rows


def test_nothing_else_is_asked(contradicting):
    """No check cries wolf over a subject without doses."""
    evinec, _, _, _ = contradicting
    forms = {item.cells.file for item in evinec.queries}
    assert forms == {f"raw/{form}.csv" for form in ("qlq_c30", "response", "markers", "lab_chemistry", "ae")}
