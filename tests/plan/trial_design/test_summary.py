"""TS, worked by hand: numbers, codes of CDISC terms, terminologies, values from data."""

from __future__ import annotations

import pytest

from nec_cdisc.plan.trial_design.record import FromData
from nec_cdisc.plan.trial_design.summary import ts


@pytest.fixture
def records(trial):
    """Return the records of the trial by parameter and number."""
    plan = trial().plan
    return {(item["TSPARMCD"], item["TSSEQ"]): item for item in ts(plan.study, plan.standard)}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (("ADDON", 1), ("Added on to Existing Treatments", "N", None, "C49487", "CDISC CT", "2025-03-28")),
        (("TTYPE", 2), ("Trial Type", "EFFICACY", None, "C49666", "CDISC CT", "2025-03-28")),
        (("FCNTRY", 2), ("Planned Country of Investigational Sites", "FRA", None, None, "ISO 3166", None)),
        (("AGEMIN", 1), ("Planned Minimum Age of Subjects", "P18Y", None, None, "ISO 8601", None)),
        (("AGEMAX", 1), ("Planned Maximum Age of Subjects", None, "PINF", None, None, None)),
        (("TRT", 1), ("Investigational Therapy or Treatment", "DRUG A", None, "AAA", "UNII", None)),
        (("NARMS", 1), ("Planned Number of Arms", "2", None, None, None, None)),
    ],
)
def test_codes_and_terminologies_are_filled_in(records, key, expected):
    """Nobody types the code of a CDISC term, nor counts the arms."""
    names = ("TSPARM", "TSVAL", "TSVALNF", "TSVALCD", "TSVCDREF", "TSVCDVER")
    assert tuple(records[key][name] for name in names) == expected


def test_a_value_may_come_from_the_data(records):
    """The run fills it in."""
    value = records["SSTDTC", 1]["TSVAL"]
    assert isinstance(value, FromData)
    assert (value.how, value.variable) == ("earliest", "DM.RFSTDTC")
    assert records["SSTDTC", 1]["TSVCDREF"] == "ISO 8601"


def test_versions_of_guide_and_model_are_those_of_the_standard(trial):
    """SDTIGVER and SDTMVER follow from the standard that the study is pinned to."""
    built = trial()
    found = {item["TSPARMCD"]: item["TSVAL"] for item in ts(built.plan.study, built.plan.standard)}
    assert (found["SDTIGVER"], found["SDTMVER"]) == ("3.4", "2.0")
