"""A variable has one type."""

from tests.checks.made import found, table, transport

from nec_cdisc.checks.files.variable_alike import variable_alike


def test_another_type_is_found_where_it_is_unusual():
    """The one dataset in which VISITNUM is a text is found; an analysis dataset is compared with analysis datasets."""
    lb, vs, eg = (table(name, VISITNUM=[1]) for name in ("LB", "VS", "EG"))
    qs, adlb = table("QS", VISITNUM=["1"]), table("ADLB", VISITNUM=["1"])
    assert found(variable_alike, whole=transport(lb, vs, eg, qs, adlb)) == [("QS", None)]
