"""A file has the name of its dataset."""

from tests.checks.made import found, package, table

from nec_cdisc.checks.files.file_name import file_name
from nec_cdisc.records.table import Records


def test_a_file_of_another_name_is_found():
    """The dataset whose file is called otherwise is found, whatever the case of the letters."""
    dm, ae = table("DM", USUBJID=["1"]), table("AE", USUBJID=["1"])
    whole = package(Records(dm.dataset, "DM.XPT"), Records(ae.dataset, "events.xpt"))
    assert found(file_name, whole=whole) == [("AE", None)]
