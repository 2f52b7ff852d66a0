"""What a guide says of analysis."""

import pytest
from tests.conftest import write_tabulation
from tests.guide.made import rows, said

from nec_cdisc.document.model import Heading
from nec_cdisc.guide.analysis import analysis_names
from nec_cdisc.guide.publish import write_adrg
from nec_cdisc.guide.sources import Sources

ADSL = """\
dataset: ADSL
one_record_per: subject
rows: {from: DM}
copied: {DM: [AGE]}
variables:
  SAFFL: {flag: RFXSTDTC is filled, otherwise: N}
  TRTSDT: {impute_date: RFXSTDTC, up_to: D}
  TRTEDT: {impute_date: RFXENDTC, up_to: D, to: last}
"""
ADTTE = """\
dataset: ADTTE
one_record_per: parameter per subject
rows:
  from: ADSL
  time_to_event:
    PFS:
      label: Progression-Free Survival (days)
      start: TRTSDT
      event: [{from: ADSL, date: TRTEDT, describe: PROGRESSION}]
      censor: [{from: ADSL, date: TRTSDT, code: 1, describe: NO PROGRESSION}]
    PFSM: {like: PFS, label: Progression-Free Survival (months)}
    PFSX:
      like: PFS
      label: Sensitivity (days)
      end: [{from: ADSL, date: TRTEDT, describe: NEW THERAPY, code: 3}]
variables:
  PARAM: parameter_label
  PARAMCD: parameter
  STARTDT: start
  ADT: date
  CNSR: censor
"""


@pytest.fixture
def sources(analyse):
    """Return the sources of a study with two analysis datasets, which are there."""
    built = analyse({"ADSL": ADSL, "ADTTE": ADTTE})
    assert {line[:6] for line in built.said} <= {"MAP142"}  # required variables do not matter here
    folder = built.folder.parent if built.folder.name == "outputs" else built.folder
    write_tabulation(
        folder / "outputs" / "adam",
        {
            "ADSL": {"USUBJID": ["1", "2", "3"], "SAFFL": ["Y", "N", "Y"]},
            "ADTTE": {"USUBJID": ["1", "2"], "PARAMCD": ["PFS", "PFS"], "PARAM": ["Progression"] * 2},
        },
    )
    return Sources(built.plan, folder, folder / "outputs")


@pytest.fixture
def names(sources):
    """Return the names of the group."""
    return analysis_names(sources)["analysis"]


def test_populations_are_counted(names):
    """Each flag with its rule and the subjects who have it."""
    assert rows(names["populations"]) == [
        (
            "SAFFL",
            "Safety Population",
            (
                "Give one text where a condition holds, and another (nothing by default) where it does not. "
                "(flag where RFXSTDTC is filled; otherwise N)"
            ),
            "2",
        )
    ]


def test_endpoints_are_told_in_the_words_of_explain(names):
    """Start, events, censoring and end of each parameter, the numbered ones as a list."""
    headings = [block.text for block in names["endpoints"] if isinstance(block, Heading)]
    assert headings[0] == "ADTTE, PFS: Progression-Free Survival (days)"
    assert len(headings) == 3
    text = said(names["endpoints"])
    assert "Time starts on TRTSDT" in text
    assert "It ends with the earliest of these events" in text


def test_sensitivity_analyses_say_what_differs(names):
    """A parameter that takes over another one and changes something; one in another unit is none."""
    assert rows(names["sensitivity"]) == [("PFSX: Sensitivity (days)", "PFS", "end of follow-up")]


def test_parameters_are_those_of_the_datasets(names):
    """With the number of records of each."""
    assert rows(names["parameters"]) == [("ADTTE", "PFS", "Progression", "2")]
    assert rows(names["copied"]) == [("ADSL", "DM", "AGE")]
    assert "ADSL.TRTSDT" in [row[0] for row in rows(names["derivations"])]


def test_without_datasets_nothing_is_made_up(sources):
    """Parameters are not run, and subjects of a population not counted."""
    for path in sources.datasets.iterdir():
        path.unlink()
    names = analysis_names(sources)["analysis"]
    assert said(names["parameters"]).startswith("Not run")
    assert rows(names["populations"])[0][3] == "not run"


def test_the_guide_to_analysis_is_written(sources, tmp_path):
    """The packaged template asks only for names that there are; imputation and endpoints stand in it."""
    found = write_adrg(sources.plan, sources.folder, sources.outputs, tmp_path / "out", ("html",))
    assert {item.code for item in found} == {"DOC020"}
    page = (tmp_path / "out" / "adrg.html").read_text("utf-8")
    assert 'id="parameter.adtte.pfs"' in page
    assert "impute_date RFXSTDTC; up_to D" in page
