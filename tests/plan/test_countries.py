"""COUNTRY and FCNTRY take countries alone, and nothing that was typed goes there unseen."""

from __future__ import annotations

import pytest
from tests.conftest import DM
from tests.plan.trial_design.conftest import PROTOCOL, SUMMARY

COUNTRY = "COUNTRY: {constant: DEU}"
LISTS = "sex: {{unknown: query, terms: {{f: F, m: M}}}}\ncountries: {{unknown: {unknown}, terms: {{f: {term}}}}}\n"


def told(build, line: str, *, unknown: str = "query", term: str = "DEU"):
    """Return what is said of the country of DM."""
    files = {
        "mappings/sdtm/dm.yaml": DM.replace(COUNTRY, f"COUNTRY: {line}"),
        "mappings/code_lists.yaml": LISTS.format(unknown=unknown, term=term),
    }
    return [(item.code, item.message) for item in build(files).problems if "ISO 3166" in item.message]


@pytest.mark.parametrize(
    ("line", "term", "expected"),
    [
        ("{constant: DEU}", "DEU", []),
        ("{constant: GER}", "DEU", [("MAP145", "'GER' for COUNTRY is no country of ISO 3166-1")]),
        ("{constant: DE}", "DEU", [("MAP145", "'DE' for COUNTRY is no country of ISO 3166-1")]),
        ("{code: sex, list: countries}", "AUT", []),
        ("{code: sex, list: countries}", "UK", [("MAP145", "'UK' for COUNTRY is no country of ISO 3166-1")]),
        ("sex", "DEU", [("MAP148", "COUNTRY takes countries of ISO 3166-1, and 'sex' is raw text")]),
    ],
)
def test_what_a_line_gives_is_a_country(build, line, term, expected):
    """Constants and terms of code lists are looked up; raw text needs a code list."""
    assert told(build, line, term=term) == expected


def test_a_code_list_that_keeps_lets_anything_pass(build):
    """It is told, as with closed codelists."""
    found = told(build, "{code: sex, list: countries}", unknown="keep")
    assert found == [("MAP148", "COUNTRY takes countries of ISO 3166-1, and 'countries' keeps what has no entry")]


def test_a_country_of_the_trial_summary_is_one(build):
    """FCNTRY of three letters that nobody has is told with the nearest one and its line."""
    built = build(study=PROTOCOL + SUMMARY.replace("[DEU, FRA]", "[DEU, FRU]"))
    (problem,) = [item for item in built.problems if "ISO 3166" in item.message]
    assert (problem.code, problem.message) == ("MAP145", "'FRU' for FCNTRY is no country of ISO 3166-1")
    assert problem.place.line > 40
