"""Datasets of SDTM as analysis reads them."""

from __future__ import annotations

ADSL = """\
dataset: ADSL
one_record_per: subject
rows: {from: DM}
variables:
  AGE: AGE
  RACEOTH: {take: RACEOTH, label: Other Race}
  TRTSDT: {take: RFXSTDTC}
"""


def test_numbers_of_a_transport_file_are_numbers(analyse):
    """An age is compared as a number, and no text such as 61.0 comes out."""
    older = ADSL.replace("rows: {from: DM}", "rows: {from: DM, keep: AGE > 50}").replace(
        "RACEOTH: {take: RACEOTH, label: Other Race}", "AGEGR1N: AGE"
    )
    built = analyse({"ADSL": older})
    assert built.run_all_the_same().rows("ADSL", "AGE") == [61.0, 70.0]


def test_a_qualifier_is_a_column_of_its_dataset(analyse):
    """What SUPPDM says of a subject is read like a variable of DM, and is blank for the others."""
    supplement = {
        "STUDYID": ["T-1"], "RDOMAIN": ["DM"], "USUBJID": ["T-1-002"], "IDVAR": [""], "IDVARVAL": [""],
        "QNAM": ["RACEOTH"], "QLABEL": ["Other Race"], "QVAL": ["X"],
    }  # fmt: skip
    built = analyse({"ADSL": ADSL}, {"SUPPDM": supplement})
    assert built.run_all_the_same().rows("ADSL", "RACEOTH") == [None, "X", None]


def test_a_planned_qualifier_that_no_record_has_is_blank(analyse):
    """Where the mappings of SDTM plan a qualifier, analysis may read it though no subject has a value of it."""
    supplement = {
        "STUDYID": ["T-1"], "RDOMAIN": ["DM"], "USUBJID": ["T-1-002"], "IDVAR": [""], "IDVARVAL": [""],
        "QNAM": ["OTHER"], "QLABEL": ["Other"], "QVAL": ["Y"],
    }  # fmt: skip
    for more in ({"SUPPDM": supplement}, {}):
        built = analyse({"ADSL": ADSL}, more, {"DM": ["RACEOTH"]})
        assert built.run_all_the_same().rows("ADSL", "RACEOTH") == [None] * 3
    assert "RACEOTH" in " ".join(analyse({"ADSL": ADSL}, {}).said)
