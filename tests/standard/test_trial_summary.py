"""What TS asks of each parameter."""

from __future__ import annotations

import pytest

from nec_cdisc.standard.loading import load


@pytest.mark.parametrize(
    ("name", "core", "when", "codelist", "form"),
    [
        ("SSTDTC", "Req", (), "", "date"),
        ("CURTRT", "Req", ("ADDON", "Y"), "", ""),
        ("INTMODEL", "Req", ("STYPE", "INTERVENTIONAL"), "INTMODEL", ""),
        ("SDMDUR", "Perm", (), "", "duration"),
    ],
)
def test_a_parameter_is_needed_always_or_under_a_condition(name, core, when, codelist, form):
    """Typed by hand from the guide."""
    asked = load().standard.trial_summary[name]
    assert (asked.core, asked.when, asked.codelist, asked.format) == (core, when, codelist, form)


def test_every_parameter_and_codelist_is_known_to_the_terminology():
    """A parameter that TSPARMCD lacks, or a codelist that is not packaged, would ask for the impossible."""
    standard = load().standard
    known = standard.codelists.named("TSPARMCD").terms
    assert [name for name in standard.trial_summary if name not in known] == []
    lists = {item.codelist for item in standard.trial_summary.values() if item.codelist}
    assert [name for name in sorted(lists) if standard.codelists.named(name) is None] == []


def test_a_study_may_ask_for_more(tmp_path):
    """A row of the study's own lies over the packaged one."""
    folder = tmp_path / "specs" / "sdtmig-3.4"
    folder.mkdir(parents=True)
    (folder / "trial_summary.csv").write_text("parameter,core,when,codelist,format\nTHERAREA,Req,,,\n")
    loaded = load(overlay=tmp_path / "specs")
    assert loaded.problems == ()
    assert loaded.standard.trial_summary["THERAREA"].core == "Req"
