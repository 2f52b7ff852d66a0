"""What led to withdrawal ended the treatment."""

from tests.checks.made import found, table

from nec_cdisc.checks.adverse_events.ae_withdr_ds_discon import ae_withdr_ds_discon


def test_a_withdrawal_without_disposition_is_found():
    """The withdrawal of a subject that ended otherwise is found, not of one that ended by the event."""
    ae = table("AE", USUBJID=["1", "1", "2"], AEACN=["DOSE NOT CHANGED", "DRUG WITHDRAWN", "DRUG WITHDRAWN"])
    ds = table("DS", USUBJID=["1", "2"], DSDECOD=["COMPLETED", "ADVERSE EVENT"])
    assert found(ae_withdr_ds_discon, ae, ds) == [("AE", 2)]
