"""Rows that did not arrive in a dataset have a reason on each way that leads there."""

from __future__ import annotations

import numpy as np

from nec_cdisc.run.ledger.fate import UNACCOUNTED, left_out, under_code
from nec_cdisc.run.ledger.gone import Gone

NOBODY = ("left out", "records that nothing looked up")


def test_what_has_arrived_needs_no_reason():
    """A reason is kept for the rows that are gone alone, and what has none in the end is told last."""
    gone = Gone(4, np.array([0]))
    gone.explain(left_out("left out: rule"), np.array([0, 1, 1]))
    gone.finally_(under_code("ROW103"), np.array([True, True, True, False]))
    gone.finally_(UNACCOUNTED)
    told = {reason.detail: np.concatenate(rows).tolist() for reason, rows in gone.reasons.items()}
    assert told == {"rule": [1], "ROW103 a look-up finds more than one row": [2], "": [3]}


def test_rows_of_a_table_are_mapped_unclear_or_found_by_nobody(study, fates):
    """One term is found once, one twice (nobody wins), one not at all."""
    more = "Fall,1,Fall,Injury,\nAche,old,Dolor,Nerves,\n"
    ran = study({"ae": "01,001,1,Ache,,,,,,,,,,\n01,001,2,Itch,,,,,,,,,,\n", "coding": more}).run()
    told = fates(ran, "coding")
    unclear = ("problem", "ROW103 a look-up finds more than one row")
    assert told[None] == {("mapped", ""): 1, unclear: 2, NOBODY: 2}
    assert told["pt"] == {("mapped", "AE.AEDECOD"): 1, unclear: 2, NOBODY: 2}
    assert told["term"] == {("mapped", "used for look-up coded, EDC key"): 1, unclear: 2, NOBODY: 2}
    assert told["soc"] == {("not submitted", "the dictionary has it"): 5}


def test_a_row_looked_up_for_a_record_that_is_gone_says_so(study, fates):
    """The coding of an event without a subject did not arrive, for the event's own reason."""
    ran = study({"ae": "09,009,1,Ache,,,,,,,,,,\n01,001,1,Ache,,,,,,,,,,Closed\n"}).run_all_the_same()
    told = fates(ran, "coding")[None]
    why = "looked up for records that did not arrive: ROW105 the subject has no record in DM"
    assert told == {("problem", why): 1, NOBODY: 2}
