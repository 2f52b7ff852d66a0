"""Codelists in a suite: packaged ones by code, what a study adds by its terms."""

from __future__ import annotations

from pathlib import Path

from nec_cdisc.expectations.listed import Listed, listed_terms
from nec_cdisc.standard.loading import load


def made(codes: dict[str, list[str]], overlay: Path | None = None):
    """Return the arguments of the expectations about these codelists."""
    listed = Listed()
    for variable, each in codes.items():
        listed.add(variable, each)
    return [each.kwargs for each in listed_terms("TER102", listed, load(overlay=overlay).standard.codelists)]


def test_a_packaged_codelist_is_named_by_its_code():
    """The terms of a packaged codelist are not repeated."""
    assert made({"SEX": ["C66731"]}) == [{"codelists": {"SEX": ["C66731"]}, "terminology": ["sdtm-ct-2025-03-28"]}]


def test_no_codelist_makes_no_expectation():
    """Where nothing is listed nothing is asked."""
    assert made({}) == []


def test_a_term_of_the_study_stands_beside_the_code(tmp_path):
    """What a study adds to an extensible codelist counts, and stands in the suite."""
    (tmp_path / "extensions.csv").write_text("codelist,value,decode\nLBTESTCD,CGB,Chromogranin B\n")
    (kwargs,) = made({"LBTESTCD": ["C65047"]}, tmp_path)
    assert kwargs["codelists"] == {"LBTESTCD": ["C65047"]}
    assert kwargs["terms"] == {"LBTESTCD": ["CGB"]}


def test_a_codelist_of_the_study_stands_there_whole(tmp_path):
    """A codelist that is not packaged is named by its terms, and no package is looked in."""
    folder = tmp_path / "sdtm-ct-2025-03-28"
    folder.mkdir()
    (folder / "index.csv").write_text("code,submission_value,name,extensible,decode,also_for\nS1,OWN,Own,Yes,,\n")
    (folder / "OWN.csv").write_text("term_code,value\nS1.1,B\nS1.2,A\n")
    assert made({"QSCAT": ["S1"]}, tmp_path) == [{"terms": {"QSCAT": ["A", "B"]}}]
