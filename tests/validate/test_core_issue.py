"""An issue of CDISC CORE is tied to a record only where it is surely that one, and shows no private value."""

import pytest
from tests.checks.made import package, table
from tests.report.validation.made import events
from tests.validate.core_reports import issue

from nec_cdisc.validate.core_issue import Issues

RELREC = table(
    "RELREC",
    USUBJID=[None, "T-1-001"],
    RDOMAIN=["TR", "AE"],
    RELID=["RSTR", "1"],
    IDVARVAL=[None, "3"],
)
LB = table("LB", USUBJID=["T-1-001", "T-1-001"], LBSEQ=[1.0, 2.0], LBSTRESN=[511.0, None], LBORRES=["511", None])
HELD = package(events(), RELREC, LB)


def read(dataset, row, shown, subject="", **more):
    """Return an issue as we tell it: ``shown`` are variables with what CORE shows of them."""
    return Issues.about(HELD).read(issue("CORE-1", dataset, row, [*shown], [*shown.values()], "No", subject, **more))


def test_the_number_of_a_variable_is_no_record():
    """A rule about metadata counts variables: its number names no record, and what it shows stands in the message."""
    told = read("AE", 2, {"variable_label": "Reported term"})
    assert (told.position, told.message) == (None, "No (variable_label: Reported term)")
    told = read("AE", 1, {"variable_name": "AETERM", "variable_data_type": "Num", "library_variable_data_type": "Char"})
    assert (told.position, told.variables) == (None, ("AETERM",))
    assert told.message == "No (variable_data_type: Num; library_variable_data_type: Char)"


def test_the_value_of_any_variable_has_its_record():
    """A rule about every value tells no subject, but the number of the record, the variable and the value."""
    told = read("AE", 2, {"variable_value": "Nausea", "variable_name": "AETERM"})
    assert (told.position, told.variables, told.message) == (1, ("AETERM",), "No")
    told = read("AE", 2, {"variable_value": "Vomiting", "variable_name": "AETERM"})
    assert (told.position, told.variables, told.message) == (None, ("AETERM",), "No")


@pytest.mark.parametrize(
    ("row", "subject", "sequence", "position"),
    [(2, "T-1-002", 1, 1), (2, "T-1-001", 1, None), (2, "T-1-002", 2, None), (2, "T-1-002", "", 1), (9, "x", "", None)],
)
def test_a_record_has_the_subject_and_number_that_core_tells(row, subject, sequence, position):
    """A record of another subject, or with another sequence number, is not the one that CORE means."""
    told = read("AE", row, {"AETERM": "(whatever)"}, subject, SEQ=sequence)
    assert told.position == position


def test_a_record_without_a_subject_has_the_values_that_core_shows():
    """Where a record belongs to no subject its values tell it; a blank is null in CORE."""
    assert read("RELREC", 1, {"RELID": "RSTR", "IDVARVAL": "null", "NOSUCH": "Not in dataset"}).position == 0
    assert read("RELREC", 1, {"RELID": "1"}).position is None
    assert read("RELREC", 1, {"NOSUCH": "Not in dataset"}).position is None
    assert read("RELREC", 1, {}).position is None


def test_numbers_are_numbers():
    """CORE writes a number with a decimal point, and a missing one as null."""
    assert read("LB", 1, {"LBSTRESN": "511.0"}).position == 0
    assert read("LB", 1, {"LBSTRESN": "512.0"}).position is None
    assert read("LB", 2, {"LBSTRESN": "null", "LBORRES": "null"}).position == 1


def test_names_of_variables_are_shown_and_values_are_not():
    """Lists of variables stand in the message; what may be a value of a record, and so private, does not."""
    shown = {"$missing_expected_variables": "['AEBODSYS']", "$initials": "['J.D.']", "AETERM": "Secret"}
    told = read("AE", "", shown)
    assert told.message == "No ($missing_expected_variables: ['AEBODSYS'])"
    told = read("AE", "", {"variable_name": "AETERM", "variable_value": "Secret", "variable_value_length": "6"})
    assert told.message == "No"


def test_datasets_are_named_as_ours():
    """The name of a dataset, that of its file, and what is no dataset of the package are told apart."""
    reader = Issues.about(HELD)
    named = ["AE", "ae.xpt", "lb.json", "STUDY", "N/A", None]
    assert [reader.dataset({"dataset": name}) for name in named] == ["AE", "AE", "LB", "STUDY", "N/A", ""]


def test_fewer_values_than_variables_break_nothing():
    """CORE writes one null where no variable has a value."""
    told = Issues.about(HELD).read(issue("CORE-1", "AE", 0, ["AETERM", "AELOC"], ["null"]))
    assert (told.position, told.variables) == (None, ("AETERM", "AELOC"))
