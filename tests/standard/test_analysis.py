"""The guide of analysis datasets, and a study's rows over it."""

from __future__ import annotations

import pytest

from nec_cdisc.standard.analysis import analysis_guide
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.loading import load_analysis
from nec_cdisc.standard.location import packaged

FOLDER = "adamig-1.3"


@pytest.fixture(scope="module")
def guide():
    """Return the packaged guide, which must be without problems."""
    loaded = load_analysis()
    assert loaded.problems == ()
    return loaded.guide


def overlaid(tmp_path, file, text):
    """Return the guide with a study's file over it, and the code and place of each problem."""
    path = tmp_path / FOLDER / file
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    found, problems = analysis_guide(Layers.of(packaged(), tmp_path), FOLDER, load_analysis().codelists)
    return found, [(problem.code, str(problem.place)) for problem in problems]


@pytest.mark.parametrize(
    ("class_name", "name", "label", "format_"),
    [
        ("ADSL", "TRT02P", "Planned Treatment for Period 02", ""),
        ("ADSL", "AGEGR1", "Pooled Age Group 1", ""),
        ("ADSL", "TR01SDT", "Date of First Exposure in Period 01", "DATE9."),
        ("BDS", "TRTSDT", "Date of First Exposure to Treatment", "DATE9."),
        ("OCCDS", "ANL01FL", "Analysis Flag 01", ""),
    ],
)
def test_a_name_with_numbers_is_that_of_the_guide(guide, class_name, name, label, format_):
    """A number in the place of xx or y goes into the label too; variables of ADSL belong to all classes."""
    found = guide.variable(class_name, name)
    assert (found.name, found.label, found.sas_format) == (name, label, format_)


@pytest.mark.parametrize("name", ["TRT1P", "TRTxxP", "TRT01PX", "AGEGR12", "TRT\u0661\u0661P", "HEIGHTBL"])
def test_what_only_resembles_a_name_of_the_guide_is_none(guide, name):
    """A period has two digits of ASCII, a group one."""
    assert guide.variable("ADSL", name) is None


def test_an_ending_says_what_a_variable_of_the_study_is(guide):
    """A date of the study's own is a date, and its label is the study's; the longest ending counts."""
    date, flag = guide.variable("ADSL", "RSPDT"), guide.variable("ADSL", "RSPDTF")
    assert (date.label, date.type, date.sas_format) == ("", "Num", "DATE9.")
    assert (flag.label, flag.type, flag.sas_format) == ("", "Char", "")
    assert guide.variable("ADSL", "RSPSDTM").sas_format == "DATETIME20."


def test_datasets_have_class_and_keys(guide):
    """ADAE is of class OCCDS and ADSL has a record per subject."""
    assert guide.version == "1.3"
    assert (guide.datasets["ADAE"].class_name, guide.datasets["ADSL"].keys) == ("OCCDS", ("STUDYID", "USUBJID"))


def test_a_study_adds_a_dataset(tmp_path):
    """A row of the study stands beside those of the package."""
    text = "dataset,label,class,structure,keys\nADEG,ECG Analysis,BDS,One record per result,USUBJID PARAMCD\n"
    found, problems = overlaid(tmp_path, "datasets.csv", text)
    assert problems == []
    assert {"ADEG", "ADSL"} <= set(found.datasets)


def test_a_class_that_does_not_exist_is_refused(tmp_path):
    """A word that is none of the classes is told with its line."""
    text = "dataset,label,class,structure,keys\nADEG,ECG Analysis,EVENTS,One record per result,USUBJID\n"
    _, problems = overlaid(tmp_path, "datasets.csv", text)
    assert len(problems) == 1
    assert problems[0][0].startswith("STD1")
    assert "datasets.csv:2" in problems[0][1]
