"""The datasets of SDTM as forms of analysis datasets."""

from __future__ import annotations

from nec_cdisc.mapping.analysis import TabulationDataset, analysis_study
from nec_cdisc.study.folder import open_analysis

ADSL = "dataset: ADSL\none_record_per: subject\nrows: {from: DM}\nvariables:\n  AGE: AGE\n"
DM = TabulationDataset("DM", "dm.xpt", ("USUBJID", "AGE", "RACEOTH"), {"AGE": "number"}, "suppdm.xpt")


def study(analyse):
    """Return the mappings of a study with one analysis dataset, before anything is known of SDTM."""
    mapping = open_analysis(analyse({"ADSL": ADSL}).folder.parent).mapping
    assert mapping is not None
    return mapping


def test_datasets_of_sdtm_are_forms_with_their_kinds(analyse):
    """A form reads the transport file with its qualifiers, and knows which columns are numbers."""
    found = analysis_study(study(analyse), [DM], "sdtm")
    form = found.forms["DM"]
    assert (form.block.file, form.supplement, dict(form.kinds)) == ("dm.xpt", "suppdm.xpt", {"AGE": "number"})
    assert str(form.place) == "sdtm/dm.xpt"
    assert form.source.block.subject == ["USUBJID"]


def test_analysis_datasets_are_forms_too(analyse):
    """A dataset that the run makes can be what another one is made of."""
    found = analysis_study(study(analyse), [DM], "sdtm")
    assert found.forms["ADSL"].made
    assert not found.forms["DM"].made
    assert set(found.datasets) == {"ADSL"}


def test_each_dataset_copies_the_identifiers(analyse):
    """STUDYID and USUBJID come first, without a line; the study's own expressions for raw columns do not count."""
    mapping = study(analyse)
    found = analysis_study(mapping, [DM], "sdtm")
    assert list(found.datasets["ADSL"].variables)[:2] == ["STUDYID", "USUBJID"]
    assert found.identifiers["USUBJID"].verb == found.datasets["ADSL"].variables["USUBJID"].verb
    assert list(found.sources) == ["SDTM"]
