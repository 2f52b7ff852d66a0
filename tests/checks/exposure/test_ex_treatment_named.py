"""Who was treated got what the trial gives."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.exposure.ex_treatment_named import ex_treatment_named
from nec_cdisc.validate.running import Outcome

EX = table("EX", EXTRT=["EVEROLIMUS", "EVEROLIMOS", "Placebo", "Octreotide LAR", None])


def test_a_treatment_that_ts_does_not_name_is_found():
    """A misspelled treatment is found; a placebo and a name within a longer one are not."""
    ts = table("TS", TSPARMCD=["TRT", "COMPTRT"], TSVAL=["Everolimus", "octreotide"])
    assert found(ex_treatment_named, EX, ts) == [("EX", 2)]


def test_without_a_named_treatment_it_is_skipped():
    """A TS without treatments is no passed check."""
    ts = table("TS", TSPARMCD=["TITLE"], TSVAL=["A trial"])
    assert result(ex_treatment_named, EX, ts).outcome is Outcome.SKIPPED
