"""When a record happened."""

from tests.checks.made import table

from nec_cdisc.records.timing import date_variables, occurrence


def test_the_start_comes_before_the_collection():
    """The start is taken where a dataset has one, else the day of the observation, else nothing."""
    assert occurrence(table("AE", AEDTC=["2019"], AESTDTC=["2019"])) == "--STDTC"
    assert occurrence(table("VS", VSDTC=["2019"])) == "--DTC"
    assert occurrence(table("TA", ARMCD=["A"])) is None


def test_all_dates_of_a_dataset_are_named():
    """Each variable of a date is named, in the order of the dataset."""
    assert date_variables(table("DM", RFSTDTC=["2019"], AGE=[1], DTHDTC=["2019"])) == ["RFSTDTC", "DTHDTC"]
