"""Suites of ADaM: from the guide alone, and with the variables that a study maps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nec_cdisc.dataset.spec import DatasetSpec, VariableSpec
from nec_cdisc.expectations.adam import OF_POPULATION, OF_RECORD, adam_suite
from nec_cdisc.standard.loading import load, load_analysis

LOADED = load_analysis()
LISTS = replace(LOADED.codelists, also=load().standard.codelists)
OWN = DatasetSpec(
    "ADLB", "", "BDS", "", (),
    {
        name: VariableSpec(name, label, kind, "", "", order)
        for order, (name, label, kind) in enumerate(
            [("USUBJID", "Subject", "Char"), ("PARAMCD", "Parameter Code", "Char"), ("MINE", "Mine", "Num")]
        )
    },
)  # fmt: skip


def kwargs(dataset: str, rule: str, own: DatasetSpec | None = None):
    """Return the arguments of the expectations that serve a rule."""
    suite = adam_suite(LOADED.guide, LISTS, LOADED.guide.datasets[dataset], own)
    return [dict(each.kwargs) for each in suite.expectations if each.rule.id == rule]


def test_each_class_has_its_required_variables():
    """ADSL needs its own identifiers; a dataset of parameters needs PARAM and PARAMCD, not the site."""
    assert "SITEID" in kwargs("ADSL", "STR101")[0]["column_set"]
    assert kwargs("ADLB", "STR101")[0]["column_set"] == ["STUDYID", "USUBJID", "PARAM", "PARAMCD"]
    assert kwargs("ADAE", "STR101")[0]["column_set"] == ["STUDYID", "USUBJID"]


def test_names_stand_as_the_guide_spells_them():
    """A variable that the guide numbers has its type and label by that spelling."""
    assert kwargs("ADSL", "STR105")[0]["types"]["TRTxxPN"] == "Num"
    assert kwargs("ADSL", "STR106")[0]["labels"]["TRTxxP"] == "Planned Treatment for Period xx"
    assert kwargs("ADSL", "STR103") == []


def test_the_variables_of_a_study_are_expected_as_it_maps_them():
    """With the study known all its variables are required, in its order, and no others are known."""
    assert kwargs("ADLB", "STR101", OWN)[0]["column_set"] == ["USUBJID", "PARAMCD", "MINE"]
    assert kwargs("ADLB", "STR103", OWN) == [{"columns": ["USUBJID", "PARAMCD", "MINE"]}]
    assert kwargs("ADLB", "STR104", OWN) == kwargs("ADLB", "STR103", OWN)
    assert kwargs("ADLB", "STR106", OWN)[0]["labels"]["MINE"] == "Mine"


@pytest.mark.parametrize(
    ("name", "population", "record"),
    [
        ("SAFFL", True, False),
        ("ABLFL", False, True),
        ("ANL01FL", False, True),
        ("ITTRFL", False, True),
        ("DTHFL", False, False),
    ],
)  # fmt: skip
def test_flags_are_told_apart_by_their_names(name, population, record):
    """Flags of populations are Y or N, those of records and parameters Y or nothing, others are left alone."""
    assert (OF_POPULATION.fullmatch(name) is not None, OF_RECORD.fullmatch(name) is not None) == (population, record)


def test_days_are_asked_by_their_endings():
    """ADY, ASTDY and AENDY are study days; a spelling of several names is no column and is not asked."""
    assert kwargs("ADLB", "DAY101")[0]["columns"] == ["ADY", "ASTDY", "AENDY"]


def test_codelists_of_either_standard_are_looked_up():
    """SEX comes from the terminology of SDTM, the imputation flag of a date from that of ADaM."""
    (asked,) = [each for each in kwargs("ADSL", "TER101") if "SEX" in each["codelists"]] or kwargs("ADSL", "TER102")
    assert asked["terminology"] == ["adam-ct-2025-03-28", "sdtm-ct-2025-03-28"]


def test_parameters_have_one_name_each():
    """PARAMCD and PARAM are a pair where there are parameters."""
    assert kwargs("ADTTE", "PAR101") == [{"column_A": "PARAMCD", "column_B": "PARAM"}]
    assert kwargs("ADAE", "PAR101") == []
