"""What the program asks of a standard."""

import pickle


def test_supplemental_qualifiers_are_those_of_their_dataset(study):
    """SUPPAE has the structure of SUPPQUAL and its own name and label; a parent that is not there has none."""
    standard = study({}).standard
    supp = standard.supp("AE")
    assert (supp.name, supp.label) == ("SUPPAE", "Supplemental Qualifiers for AE")
    assert supp.keys == ("USUBJID", "QNAM")
    assert standard.dataset("SUPPAE") == supp
    assert standard.dataset("SUPPZZ") is None
    assert standard.dataset("ZZ") is None
    assert standard.dataset("AE") is standard.datasets["AE"]


def test_a_variable_without_paired_codelists_has_no_decodes(study):
    """Neither a plain codelist nor an unknown variable gives decodes."""
    standard = study({}).standard
    assert standard.decodes("AESER") == {}
    assert standard.decodes("NOPE") == {}


def test_code_and_name_variable_give_the_same_decodes(standard):
    """LBTESTCD and LBTEST both give code to name, whichever of the two a mapping writes."""
    assert standard.decodes("LBTEST") == standard.decodes("LBTESTCD")
    assert standard.decodes("LBTEST")["ALT"] == "Alanine Aminotransferase"


def test_a_standard_travels_to_other_processes(study):
    """A standard can be pickled, also after a codelist was read, and answers the same."""
    standard = study({}).standard
    standard.decodes("AETERM")
    again = pickle.loads(pickle.dumps(standard))  # noqa: S301 - our own bytes
    assert again == standard
    assert again.decodes("AETERM") == standard.decodes("AETERM")
