"""Columns: present, known, in order, of their types and labels."""

from __future__ import annotations

import pytest
from tests.expectations.small import positions, small

from nec_cdisc.expectations.kinds import structure

DATA = small("AE", {"STUDYID": "Study Identifier", "AESEQ": "Sequence"}, STUDYID=["A"], AESEQ=[1], AETERM=["x"])


def names(found):
    """Return the variables of findings."""
    return [each.variables[0] for each in found]


def test_an_absent_variable_is_named():
    """Each variable that is not there is a finding of the dataset as a whole."""
    found = list(structure.present(DATA, ["STUDYID", "USUBJID"], "Required"))
    assert positions(found) == [(("USUBJID",), None)]
    assert found[0].message == "the Required variable USUBJID is not there"


def test_an_unknown_variable_is_named():
    """A variable that nobody named is found; spellings of the guide stand for all that fit them."""
    assert names(structure.known(DATA, ["STUDYID", "AESEQ"])) == ["AETERM"]
    numbered = small("CO", COVAL=["a"], COVAL1=["b"], COVAL0=["c"], TRT01P=["d"], TRT1P=["e"])
    assert names(structure.known(numbered, ["COVAL", "COVALn", "TRTxxP"])) == ["COVAL0", "TRT1P"]


def test_a_variable_out_of_order_is_named():
    """A variable behind one that it should precede is found; unknown ones may stand anywhere."""
    assert names(structure.in_order(DATA, ["AESEQ", "STUDYID"])) == ["AESEQ"]
    assert names(structure.in_order(DATA, ["STUDYID", "AETERM"])) == []
    assert names(structure.in_order(small(COVAL=["a"], COVAL1=["b"], COVAL2=["c"]), ["COVAL", "COVALn"])) == []


def test_a_type_is_that_of_the_column():
    """Texts where numbers are due are found, and the reverse."""
    said = {"STUDYID": "Num", "AESEQ": "Char", "AETERM": "Char", "AESTDY": "Num"}
    assert names(structure.types(DATA, said)) == ["STUDYID", "AESEQ"]


def test_types_may_be_spelled_as_the_guide_spells_them():
    """A name of its own goes before a spelling that fits it."""
    data = small("ADSL", TRT01PN=["1"], RANDDT=["x"], DTHDT=["x"])
    assert names(structure.types(data, {"TRTxxPN": "Num", "*DT": "Num", "DTHDT": "Char"})) == ["TRT01PN", "RANDDT"]


def test_a_label_is_that_of_the_standard():
    """Another label is found and both are shown; a number in a name stands in its label too."""
    found = list(structure.labels(DATA, {"STUDYID": "Study Identifier", "AESEQ": "Sequence Number"}))
    assert [each.message for each in found] == ["the label of AESEQ is 'Sequence', the standard says 'Sequence Number'"]
    data = small("ADSL", {"TRT02P": "Planned Treatment for Period 01"}, TRT02P=["x"])
    found = list(structure.labels(data, {"TRTxxP": "Planned Treatment for Period xx"}))
    assert "'Planned Treatment for Period 02'" in found[0].message


def test_labels_that_nobody_knows_are_no_pass():
    """Without labels the question cannot be answered, and is refused."""
    with pytest.raises(ValueError, match="no labels are known"):
        list(structure.labels(small(A=["x"]), {"A": "a"}))


def test_what_is_said_can_be_kept_to_some_names():
    """Only what concerns the names is kept, in its own order and spelling."""
    said = {"A": 1, "TRTxxP": 2, "B": 3}
    assert structure.about(["TRT01P", "TRT02P", "A", "C"], said) == {"A": 1, "TRTxxP": 2}
