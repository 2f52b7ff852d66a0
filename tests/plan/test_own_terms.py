"""The terms of controlled terminology that a study writes are found with their lines."""

from __future__ import annotations

from tests.plan.trial_design.conftest import PROTOCOL, SUMMARY

from nec_cdisc.plan.own_terms import codelist_variables, decoded_codelists, own_terms

LB = """\
dataset: LB
one_record_per: test
rows:
  from: lab
  one_row_per_test:
    HGB: {result: hb}
variables:
  LBSEQ: {sequence: [LBTESTCD]}
  LBTESTCD: test
  LBTEST: {decode: LBTESTCD}
  LBORRES: result
examples:
  - in: {hb: "1"}
    out: {LBTESTCD: HGB, LBORRES: "1", LBTEST: refused}
"""
EPOCHS = "protocol: {epochs: [{name: SCREENING}, {name: TREATMENT, starts: DM.RFSTDTC}]}\n"


def found(build):
    """Build a study with a laboratory form."""
    return build(
        {"mappings/sdtm/lb.yaml": LB, "raw/lab.csv": "site,subj,hb\n01,001,13\n"},
        forms="lab: {file: lab.csv, key: [site, subj]}",
        study=EPOCHS,
    ).plan


def test_terms_of_lines_lists_tests_examples_and_epochs_are_found(build):
    """Each is told with value, line and what it is for; a refusal in an example is no term."""
    terms = {
        (term.value, term.what, term.place.file.rpartition("/")[2], term.place.line) for term in own_terms(found(build))
    }
    assert {
        ("F", "DM.SEX", "code_lists.yaml", 1),
        ("DEU", "DM.COUNTRY", "dm.yaml", 9),
    } & terms == {("F", "DM.SEX", "code_lists.yaml", 1)}
    assert ("HGB", "LB.LBTESTCD", "lb.yaml", 6) in terms
    assert ("HGB", "example of LB.LBTESTCD", "lb.yaml", 14) in terms
    assert ("TREATMENT", "epoch of the protocol", "study.yaml", 7) in terms
    assert not any(value == "refused" for value, *_ in terms)


def test_names_that_a_code_gives_are_found(build):
    """LBTEST takes the names of its codes, so a change of a name changes the data."""
    plan = found(build)
    assert [(code, place.line, what) for code, place, what in decoded_codelists(plan)] == [("C67154", 10, "LB.LBTEST")]
    assert {(dataset, spec.name) for dataset, spec in codelist_variables(plan)} == {
        ("DM", "SEX"),
        ("LB", "LBTESTCD"),
        ("LB", "LBTEST"),
    }


def test_terms_of_the_trial_summary_are_found(build):
    """Parameters, names, coded values and terminologies are told with the line of the block; free text is none."""
    plan = build(study=PROTOCOL + SUMMARY).plan
    found = {(term.codelists, term.value, term.what) for term in own_terms(plan) if term.what.startswith("TS.")}
    assert (("C66735",), "OPEN LABEL", "TS.TSVAL of TBLIND") in found
    assert (("C66738",), "TBLIND", "TS.TSPARMCD of TBLIND") in found
    assert (("C67152",), "Trial Blinding Schema", "TS.TSPARM of TBLIND") in found
    assert (("C66788",), "UNII", "TS.TSVCDREF of TRT") in found
    assert (("C66738",), "NARMS", "TS.TSPARMCD of NARMS") in found
    assert not any(value == "A trial to test with" for _, value, _ in found)
    assert all(term.place.file == "mappings/study.yaml" and term.place.line > 40 for term in own_terms(plan)
               if term.what.startswith("TS."))  # fmt: skip
