"""All datasets are of one study."""

from tests.checks.made import found, table

from nec_cdisc.checks.files.one_study import one_study


def test_a_record_of_another_study_is_found():
    """The record with another identifier than TS is found, and one without any is not."""
    ts = table("TS", STUDYID=["A"])
    assert found(one_study, ts, table("DM", STUDYID=["A", "B", None])) == [("DM", 2)]


def test_ts_decides_which_study_it_is():
    """Where all records differ from TS, all of them are found."""
    assert found(one_study, table("TS", STUDYID=["A"]), table("DM", STUDYID=["B", "B"])) == [("DM", 1), ("DM", 2)]


def test_without_ts_most_datasets_decide():
    """Without TS the identifier of most datasets is the study's."""
    tables = [table("DM", STUDYID=["A"]), table("AE", STUDYID=["A"]), table("CM", STUDYID=["B"])]
    assert found(one_study, *tables) == [("CM", 1)]
