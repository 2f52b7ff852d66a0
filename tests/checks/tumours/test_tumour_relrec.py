"""RELREC relates the datasets of tumours."""

from tests.checks.made import found, table
from tests.checks.tumours.course import rs, tr, tu

from nec_cdisc.checks.tumours.tumour_relrec import tumour_relrec


def test_datasets_that_are_not_related_are_found():
    """Without TR and RS in one relationship that pair is found, and only that."""
    relrec = table("RELREC", RDOMAIN=["TU", "TR"], IDVAR=["TULNKID", "TRLNKID"], RELID=["A", "A"])
    assert found(tumour_relrec, relrec, tu(), tr(), rs()) == [("RELREC", None)]


def test_related_datasets_are_not_found():
    """Both pairs under a RELID of their own are right, and nothing is asked of a dataset that is not there."""
    relrec = table("RELREC", RDOMAIN=["TU", "TR", "TR", "RS"], IDVAR=["A", "B", "C", "D"], RELID=["1", "1", "2", "2"])
    assert found(tumour_relrec, relrec, tu(), tr(), rs()) == []
    assert found(tumour_relrec, table("RELREC", RDOMAIN=["AE"], IDVAR=["AESEQ"], RELID=["1"]), tu()) == []
