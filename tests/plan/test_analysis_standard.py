"""What is known of each variable of an analysis dataset, and from where."""

from __future__ import annotations

import pytest

ADSL = """\
dataset: ADSL
one_record_per: subject
rows: {{from: DM}}
variables:
  AGE: AGE
  {line}
"""


def spec(analyse, line, name):
    """Return what the standard of a study knows of one variable."""
    return analyse({"ADSL": ADSL.format(line=line)}).plan.standard.datasets["ADSL"].variables[name]


def told(analyse, line):
    """Return code and target of the problems with the label of a line."""
    problems = analyse({"ADSL": ADSL.format(line=line)}).problems
    return [(item.code, item.target) for item in problems if item.code in {"ANL101", "ANL102"}]


def test_a_variable_of_the_guide_has_its_label_and_format(analyse):
    """A date of the guide needs no label on the line, and is a number with a format."""
    found = spec(analyse, "TRTSDT: {take: RFXSTDTC}", "TRTSDT")
    assert (found.label, found.type, found.sas_format) == ("Date of First Exposure to Treatment", "Num", "DATE9.")


def test_a_variable_of_sdtm_keeps_the_label_of_sdtm(analyse):
    """What is copied from SDTM is called what SDTM calls it, and is never required."""
    found = spec(analyse, "RFXSTDTC: RFXSTDTC", "RFXSTDTC")
    assert (found.label, found.type, found.core) == ("Date/Time of First Study Treatment", "Char", "Perm")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("DOSEDAYS: {take: AGE, label: Days with a Dose}", "Num"),
        ("KI67GR: {flag: AGE > 60, label: Ki-67 Group}", "Char"),
    ],
)
def test_a_variable_of_the_study_is_what_its_line_gives(analyse, line, kind):
    """The label stands on the line; a line that gives numbers makes a number, any other a text."""
    name = line.partition(":")[0]
    found = spec(analyse, line, name)
    assert (found.type, found.core) == (kind, "Perm")
    assert found.label in line
    assert told(analyse, line) == []


@pytest.mark.parametrize("line", ["KI67GR: {flag: AGE > 60}", f"KI67GR: {{flag: AGE > 60, label: {'x' * 41}}}"])
def test_a_label_is_missing_or_too_long(analyse, line):
    """No variable of a transport file is without a label, and none has more than 40 characters (ANL101)."""
    assert told(analyse, line) == [("ANL101", "ADSL.KI67GR")]


def test_a_label_that_the_guide_gives_itself_is_refused(analyse):
    """Another label would hide what the variable is (ANL102); the same one says nothing new."""
    assert told(analyse, "TRTSDT: {take: RFXSTDTC, label: First Dose}") == [("ANL102", "ADSL.TRTSDT")]
    assert told(analyse, "TRTSDT: {take: RFXSTDTC, label: Date of First Exposure to Treatment}") == []


def test_required_variables_that_are_not_mapped_are_missed(analyse):
    """ADSL without TRT01P is told, by the name that the study has to write."""
    assert any("TRT01P" in line for line in analyse({"ADSL": ADSL.format(line="TRTSDT: {take: RFXSTDTC}")}).said)


def test_variables_stand_in_the_order_of_the_lines(analyse):
    """Analysis has no order of its own: the study's lines are the order, identifiers first."""
    names = list(analyse({"ADSL": ADSL.format(line="TRT01P: {constant: X}")}).plan.standard.datasets["ADSL"].variables)
    assert names[:4] == ["STUDYID", "USUBJID", "AGE", "TRT01P"]


TERM = """\
dataset: ADAE
one_record_per: adverse event
rows: {{from: AE}}
variables:
  AETERM: AETERM
  AESEQ: AESEQ
  {line}
"""
AE = {"STUDYID": ["T-1"], "USUBJID": ["T-1-001"], "AESEQ": [1.0], "AETERM": ["Rash"]}


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("MARKBL: ADSL.MARKBL", "Baseline Marker"),
        ("MARKBL: {take: ADSL.MARKBL, label: Marker at Baseline}", "Marker at Baseline"),
        ("MARKER: ADSL.MARKBL", ""),
    ],
)
def test_a_variable_copied_from_another_analysis_dataset_has_its_label(analyse, line, label):
    """One variable is called the same everywhere, unless its line says otherwise; under another name it is another."""
    adsl = ADSL.format(line="MARKBL: {take: AGE, label: Baseline Marker}")
    found = analyse({"ADSL": adsl, "ADAE": TERM.format(line=line)}, {"AE": AE})
    variable = found.plan.standard.datasets["ADAE"].variables[line.partition(":")[0]]
    assert variable.label == label
    assert [item.target for item in found.problems if item.code == "ANL101"] == ([] if label else ["ADAE.MARKER"])


def test_labels_copied_in_a_circle_end(analyse):
    """Datasets that copy a variable from each other are told of the circle, and of the label that nobody gives."""
    adsl = ADSL.format(line="MARKBL: ADAE.MARKBL")
    found = analyse({"ADSL": adsl, "ADAE": TERM.format(line="MARKBL: ADSL.MARKBL")}, {"AE": AE})
    assert sorted(item.target for item in found.problems if item.code == "ANL101") == ["ADAE.MARKBL", "ADSL.MARKBL"]
