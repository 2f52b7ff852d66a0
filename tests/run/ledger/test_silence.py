"""A line that gave no value says why; the verb is asked once more."""

from __future__ import annotations

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.run import derive
from nec_cdisc.run.ledger.silence import silence

AE = """\
01,001,1,Ache,,1,0,05.07.2019,06.07.2019,0,2,\u2603,,
01,001,2,Ache,,0,1,40.07.2019,06.07.2019,1,2,,,
"""
UNACCOUNTED = ("unaccounted", "")


@pytest.fixture
def told(study, monkeypatch):
    """Run the study, losing the values of some variables, and return what each variable said of its records."""
    said = {}

    def asked(world, dataset, bound, column, name=None):
        if bound.call.target in said["lost"]:
            column = Encoded(np.full(len(column), -1, np.int32), column.values)
        answer = silence(world, dataset, bound, column, name)
        listed = None if answer is None else answer.to_list()
        said[bound.call.target] = listed and [reason and (reason.fate.value, reason.detail) for reason in listed]
        return answer

    def run(*lost):
        said["lost"] = lost
        monkeypatch.setattr(derive, "silence", asked)
        study({"ae": AE}).run()
        return said

    return run


def test_rules_of_the_line_and_answers_of_the_verb_are_told(told):
    """A bound of the line, an unticked box, a refusal, a character that no file holds; a blank cell says nothing."""
    said = told()
    assert said["AETOXGR"] == [None, ("left out", "AE.AETOXGR: only when serious is ticked")]
    assert said["AEENDTC"] == [None, ("left out", "AE.AEENDTC: blank when going_on is ticked")]
    assert said["AESDTH"] == [("left out", "AE.AESDTH: ticked gives nothing for it"), None]
    assert said["AESTDTC"] == [None, ("problem", "VAL112 impossible date")]
    assert said["AEWHY"] == [("problem", "ROW113 a character that no transport file holds"), None]
    assert said["AESPID"] is None
    assert said["AESER"] is None


def test_a_value_that_the_verb_still_has_got_lost(told):
    """Where the verb gives a value and the dataset has none, nothing accounts for it."""
    said = told("AESPID", "AESTDTC")
    assert said["AESPID"] == [UNACCOUNTED, UNACCOUNTED]
    assert said["AESTDTC"] == [UNACCOUNTED, ("problem", "VAL112 impossible date")]
