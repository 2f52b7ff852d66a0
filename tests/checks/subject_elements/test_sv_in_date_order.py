"""Visits take place in the order of the plan."""

from tests.checks.made import found, table

from nec_cdisc.checks.subject_elements.sv_in_date_order import sv_in_date_order

TV = table("TV", VISITNUM=[1, 2, 3, 500], VISITDY=[1, 29, 57, None])


def test_a_visit_before_one_of_an_earlier_day_is_found():
    """A visit weeks before an earlier one is found, days before it is not, nor one without a planned day."""
    sv = table(
        "SV",
        USUBJID=["1", "1", "1", "1", "2"],
        VISITNUM=[1, 2, 3, 500, 1],
        SVSTDTC=["2019-03-01", "2019-02-01", "2019-02-20", "2019-01-01", "2019-06-01"],
    )
    assert found(sv_in_date_order, sv, TV) == [("SV", 2)]
