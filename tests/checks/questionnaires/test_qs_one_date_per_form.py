"""The items of a form have one date."""

from tests.checks.made import found, table

from nec_cdisc.checks.questionnaires.qs_one_date_per_form import qs_one_date_per_form


def test_an_item_of_another_date_is_found():
    """The item with another date than the others of its form is found, another visit is not."""
    qs = table(
        "QS",
        USUBJID=["1"] * 4,
        QSCAT=["X"] * 4,
        VISITNUM=[1, 1, 1, 2],
        QSDTC=["2019-01-01", "2019-01-01", "2019-01-02", "2019-02-01"],
    )
    assert found(qs_one_date_per_form, qs) == [("QS", 3)]
