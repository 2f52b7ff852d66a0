"""The per-protocol population is a part."""

from tests.checks.made import found, result, table

from nec_cdisc.checks.analysis.population_subsets import population_subsets
from nec_cdisc.validate.running import Outcome


def test_a_subject_outside_the_wider_population_is_found():
    """PPROTFL Y with FASFL N is found; ITTFL would do as well."""
    assert found(population_subsets, table("ADSL", PPROTFL=["Y", "Y", "N"], FASFL=["N", "Y", "Y"])) == [("ADSL", 1)]
    assert found(population_subsets, table("ADSL", PPROTFL=["Y"], FASFL=["N"], ITTFL=["Y"])) == []


def test_without_a_wider_population_it_is_skipped():
    """PPROTFL alone is no passed check."""
    assert result(population_subsets, table("ADSL", PPROTFL=["Y"])).outcome is Outcome.SKIPPED
