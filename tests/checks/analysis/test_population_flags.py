"""Population flags are Y or N for everybody."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.population_flags import population_flags
from nec_cdisc.validate.running import Outcome


def test_a_subject_without_an_answer_is_found():
    """A missing SAFFL is found; a flag that is no population may be missing."""
    adsl = table("ADSL", USUBJID=["1", "2"], SAFFL=["Y", None], DTHFL=["Y", None])
    assert found(population_flags, adsl) == [("ADSL", 2)]


def test_without_populations_it_is_skipped():
    """ADSL without a population is no passed check."""
    assert result(population_flags, table("ADSL", USUBJID=["1"])).outcome is Outcome.SKIPPED
