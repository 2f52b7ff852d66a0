"""The dictionary of a variable is the one that its terms are of, with the version that was recorded."""

from __future__ import annotations

import pytest

from nec_cdisc.dataset.spec import VariableSpec
from nec_cdisc.define.dictionaries import Dictionary, dictionary_of

ADSL = "dataset: ADSL\none_record_per: subject\nrows: {from: DM}\nvariables: {AGE: AGE}\n"
ADAE = "dataset: ADAE\none_record_per: event\nrows: {from: AE}\nvariables: {AEDECOD: AEDECOD}\n"
ADCM = "dataset: ADCM\none_record_per: drug\nrows: {from: CM}\nvariables: {CMDECOD: CMDECOD}\n"
EVENT = VariableSpec("AEDECOD", "Term", "Char", "", "Cond", 1, format="MedDRA")
DRUG = VariableSpec("CMDECOD", "Name", "Char", "", "Cond", 1)
MEDDRA = {"raw/meddra.csv": frozenset({("MedDRA", "27.0")})}
WHODRUG = {"raw/whodrug.csv": frozenset({("WHODRUG", "GLOBALB3Mar24")})}


@pytest.fixture
def plan(analyse):
    """Return the plan of an analysis of events and of medication."""
    keys = {"STUDYID": ["T-1"], "USUBJID": ["T-1-001"]}
    sdtm = {"AE": {**keys, "AEDECOD": ["Rash"]}, "CM": {**keys, "CMDECOD": ["METFORMIN"]}}
    return analyse({"ADSL": ADSL, "ADAE": ADAE, "ADCM": ADCM}, sdtm).plan


def test_analysis_has_of_two_dictionaries_the_one_that_its_terms_are_of(plan):
    """Events are coded in MedDRA and medication in the other dictionary, each with its own version."""
    both = {**MEDDRA, **WHODRUG}
    assert dictionary_of(plan, "ADAE", EVENT, both) == Dictionary("MedDRA", "27.0")
    assert dictionary_of(plan, "ADCM", DRUG, both) == Dictionary("WHODD", "GLOBALB3Mar24")


def test_no_version_of_another_dictionary_is_claimed(plan):
    """Events have no version where medication alone has one; medication may be coded in the only dictionary known."""
    assert dictionary_of(plan, "ADAE", EVENT, WHODRUG) == Dictionary("MedDRA", None)
    assert dictionary_of(plan, "ADCM", DRUG, MEDDRA) == Dictionary("MedDRA", "27.0")
