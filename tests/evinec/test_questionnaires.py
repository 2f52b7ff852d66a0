"""QS and the performance status of RS against the raw cells: every answer once, every missing form with its reason."""

from __future__ import annotations

from collections import Counter

ITEMS = range(1, 31)


def test_every_answer_is_submitted_under_its_item(evinec):
    """Item n of the form is EOR01nn, with the answer as given."""
    expected = Counter()
    for cells in evinec.raw("qlq_c30"):
        subject, visit = f"EVINEC-{cells['site']}-{cells['subject']}", cells["visit"].upper()
        for item in ITEMS:
            if answer := cells[f"q{item:02d}"]:
                expected[subject, visit, f"EOR01{item:02d}", answer] += 1
    frame = evinec.frame("QS").dropna(subset=["QSORRES"])
    assert Counter(frame[["USUBJID", "VISIT", "QSTESTCD", "QSORRES"]].itertuples(index=False, name=None)) == expected
    assert (frame["QSORRES"].astype(float) == frame["QSSTRESN"].astype(float)).all()


def test_a_questionnaire_not_filled_in_is_not_done_in_every_item(evinec):
    """Thirty records say NOT DONE and why."""
    missing = [cells for cells in evinec.raw("qlq_c30") if cells["ql_done"] == "0"]
    frame = evinec.frame("QS")
    reasons = frame[frame["QSSTAT"] == "NOT DONE"]["QSREASND"].dropna()
    assert Counter(reasons) == Counter(cells["ql_reason_label"].upper() for cells in missing for _ in ITEMS)
    assert frame[frame["QSSTAT"] == "NOT DONE"]["QSORRES"].isna().all()


def test_an_item_left_out_of_a_form_is_not_done(evinec):
    """Each form has thirty records; an item without an answer says NOT DONE, and no reason is invented."""
    left_out = Counter()
    for cells in evinec.raw("qlq_c30"):
        answers = [cells[f"q{item:02d}"] for item in ITEMS]
        if any(answers):
            subject, visit = f"EVINEC-{cells['site']}-{cells['subject']}", cells["visit"].upper()
            left_out.update((subject, visit, f"EOR01{item:02d}") for item in ITEMS if not cells[f"q{item:02d}"])
    frame = evinec.frame("QS")
    not_done = frame[(frame["QSSTAT"] == "NOT DONE") & frame["QSREASND"].isna()]
    assert left_out
    assert Counter(not_done[["USUBJID", "VISIT", "QSTESTCD"]].itertuples(index=False, name=None)) == left_out


def test_performance_status_is_the_score_of_the_form(evinec):
    """ECOG101 holds each score once; a row that stands in the file twice counts once."""
    scores = {cells["record_id"]: cells["ecog_score"] for cells in evinec.raw("ecog")}
    frame = evinec.frame("RS")
    assert Counter(frame[frame["RSCAT"] == "ECOG"]["RSSTRESC"]) == Counter(scores.values())


def test_only_responses_have_an_evaluator(evinec):
    """A response is the investigator's; a clinical classification as ECOG has no RSEVAL."""
    frame = evinec.frame("RS")
    assert set(frame[["RSCAT", "RSEVAL"]].itertuples(index=False, name=None)) == {
        ("ECOG", None),
        ("RECIST 1.1", "INVESTIGATOR"),
    }
