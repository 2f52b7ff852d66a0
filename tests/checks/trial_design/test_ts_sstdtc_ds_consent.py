"""The study started with the first consent."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.trial_design.ts_sstdtc_ds_consent import ts_sstdtc_ds_consent
from nec_cdisc.validate.running import Outcome

DS = table(
    "DS", DSDECOD=["INFORMED CONSENT OBTAINED"] * 2 + ["DEATH"], DSSTDTC=["2019-01-05", "2019-02-05", "2018-01-01"]
)


def test_a_start_before_the_first_consent_is_found():
    """A start before the first or after the last consent is found; that of the first who was enrolled may be later."""
    for value, expected in (("2019-01-04", [1]), ("2019-01-05", []), ("2019-01-20", []), ("2019-02-06", [1])):
        ts = table("TS", TSPARMCD=["SSTDTC"], TSVAL=[value])
        assert found(ts_sstdtc_ds_consent, ts, DS) == [("TS", record) for record in expected]


def test_without_consents_it_is_skipped():
    """Where DS has no consent nothing can be compared."""
    ts = table("TS", TSPARMCD=["SSTDTC"], TSVAL=["2019-01-04"])
    ds = table("DS", DSDECOD=["DEATH"], DSSTDTC=["2019"])
    assert result(ts_sstdtc_ds_consent, ts, ds).outcome is Outcome.SKIPPED
