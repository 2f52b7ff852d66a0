"""Records as checks look at them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.made import table

from nec_cdisc.records.table import same

AE = table(
    "AE",
    USUBJID=["1", "1", "2"],
    AESEQ=[1, 2, 1],
    AEOUT=["FATAL", None, "RECOVERED"],
    AESTDTC=["2019", None, "2019-02-03"],
)


def test_questions_are_answered_for_each_record():
    """Filled, blank and held values are told record by record, and a prefix stands for the dataset's own."""
    assert AE.filled("--OUT").tolist() == [True, False, True]
    assert AE.blank("AEOUT").tolist() == [False, True, False]
    assert AE.holds("AEOUT", "FATAL", "UNKNOWN").tolist() == [True, False, False]
    assert AE.matches("AEOUT", lambda text: text.startswith("R")).tolist() == [False, False, True]
    assert AE.values("AEOUT").tolist() == ["FATAL", None, "RECOVERED"]
    assert AE.dates("AESTDTC").complete.tolist() == [False, False, True]


def test_an_absent_variable_is_missing_everywhere():
    """A variable that the dataset has not reads as missing, as text, number and date."""
    assert AE.blank("AETERM").all()
    assert AE.text("AETERM").to_list() == [None] * 3
    assert np.isnan(AE.number("AETERM")).all()
    assert not AE.dates("AETERM").valid.any()
    assert not AE.has("AEOUT", "AETERM")


def test_wrong_types_are_read_all_the_same():
    """Texts that are numbers read as such, others as missing, and numbers read as texts."""
    odd = table("LB", LBSTRESN=["1.5", "<5", " 7 ", "1e3", "nan"], LBSEQ=[1, 2, 3, 4, 5])
    assert odd.number("LBSTRESN").tolist()[::2][:2] == [1.5, 7.0]
    assert np.isnan(odd.number("LBSTRESN")[[1, 4]]).all()
    assert odd.text("LBSEQ").to_list() == ["1", "2", "3", "4", "5"]


def test_supplemental_qualifiers_have_the_prefix_of_their_dataset():
    """The prefix of SUPPAE is AE, that of a part of LB is LB."""
    assert (table("SUPPAE").prefix, table("LBCH").prefix) == ("AE", "LB")


def test_repeated_records_are_told():
    """Records with the same values, missing ones among them, are repeated."""
    twice = table("VS", USUBJID=["1", "1", "1", "2"], VISIT=["A", None, None, "A"])
    assert twice.repeated("USUBJID", "VISIT").tolist() == [False, True, True, False]
    assert table("VS", USUBJID=[]).repeated("USUBJID").tolist() == []


def test_subjects_are_found_in_another_dataset():
    """The first record of the same subject is found, and -1 stands for none."""
    dm = table("DM", USUBJID=["2", "3", "2"])
    assert AE.row_in(dm).tolist() == [-1, -1, 0]
    assert AE.row_in(table("DM", USUBJID=[])).tolist() == [-1, -1, -1]
    assert table("DM", USUBJID=[]).row_in(AE).tolist() == []


@given(st.data())
def test_records_are_found_by_several_values(data):
    """The record found is the first with equal values, in any datasets; one with a missing value finds none."""
    pairs = st.lists(st.tuples(st.sampled_from(["1", "2", None]), st.sampled_from([1, 2, None])), max_size=8)
    own, others = data.draw(pairs), data.draw(pairs)
    one, two = (table("XX", A=[pair[0] for pair in side], B=[pair[1] for pair in side]) for side in (own, others))
    expected = [others.index(pair) if None not in pair and pair in others else -1 for pair in own]
    assert one.row_in(two, "A", "B").tolist() == expected


def test_a_finding_names_records_variables_and_what_was_computed():
    """Of what a check computed only the values of the records at fault are kept, and prefixes are written out."""
    found = AE.found(
        np.array([False, True, True]), "{--OUT} of --TERM: {day}", "--OUT", said={"day": np.array([5, 6, 7])}
    )
    assert (found.dataset, found.variables, found.records.tolist()) == ("AE", ("AEOUT",), [1, 2])
    assert (found.message, found.said) == ("{AEOUT} of AETERM: {day}", {"day": [6, 7]})
    assert AE.found_whole("no --TERM", "--TERM").records is None


def test_missing_may_be_a_value_like_others():
    """With ``blanks`` a record without a value finds the one without a value."""
    tr = table("TR", USUBJID=["1", "1"], TREVALID=["R1", None])
    tu = table("TU", USUBJID=["1", "1"], TUEVALID=[None, "R1"])
    assert tr.row_in(tu, "USUBJID", "--EVALID").tolist() == [1, -1]
    assert tr.row_in(tu, "USUBJID", "--EVALID", blanks=True).tolist() == [1, 0]


def test_a_part_is_a_dataset_of_its_own():
    """Records by mask or position keep name, texts and numbers."""
    whole = table("TR", USUBJID=["1", "2", "3"], TRSTRESN=[1, None, 3])
    part = whole.part(np.array([True, False, True]))
    assert (part.name, part.values("USUBJID").tolist(), part.number("TRSTRESN").tolist()) == ("TR", ["1", "3"], [1, 3])
    assert whole.part(np.array([2])).values("USUBJID").tolist() == ["3"]


def test_columns_hold_the_same_value_only_where_both_have_one():
    """Equal texts of two columns are the same, and two missing ones are not."""
    both = table("LB", A=["x", "y", None, None], B=["x", "x", None, "y"])
    assert same(both.text("A"), both.text("B")).tolist() == [True, False, False, False]


def test_what_many_checks_ask_for_is_found_once_and_changed_by_nobody():
    """Groups and rows of the same variables are the same answer, of other ones another, and none can be written to."""
    dm = table("DM", USUBJID=["2", "1"], AESEQ=[1, 9])
    assert AE.group("USUBJID") is AE.group("USUBJID")
    assert AE.row_in(dm) is AE.row_in(dm, "USUBJID")
    assert AE.row_in(dm).tolist() == [1, 1, 0]
    assert AE.row_in(dm, "USUBJID", "AESEQ").tolist() == [-1, -1, 0]
    assert AE.group("USUBJID").tolist() != AE.group("USUBJID", "AESEQ").tolist()
    assert AE.row_in(dm, "AEOUT", blanks=True).tolist() == [-1, 0, -1]
    assert AE.row_in(dm, "AEOUT").tolist() == [-1, -1, -1]
    assert not AE.group("USUBJID").flags.writeable
    assert not AE.row_in(dm).flags.writeable
