"""Datasets and variables of the CDISC Library are taken over in our words, and what does not fit is refused."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.standard_files.guide import At, Guide, dataset_row, joined, variable_row, version_of

AT = At("v.csv", 5)
VARIABLE = {
    "variable": "RETEST",
    "label": "Name",
    "type": "Char",
    "role": "Synonym Qualifier",
    "core": "Req",
    "order": "07",
    "codelist": "C1; C2",
    "format": " ISO 8601 ",
}


def test_a_variable_is_written_in_our_words():
    """Codelists are separated by blanks, and a role may say of what it is one."""
    row = variable_row({**VARIABLE, "role": "Synonym Qualifier of RETESTCD"}, AT)
    assert (row["codelist"], row["order"], row["format"], row["role"]) == (
        "C1 C2",
        "7",
        "ISO 8601",
        "Synonym Qualifier",
    )


def test_a_dataset_is_written_in_our_words():
    """The class is one of ours, however it is spelt; natural keys are for the study to name."""
    row = dataset_row("SM", "Subject Disease Milestones", "Special Purpose", "One record", AT)
    assert (row["class"], row["keys"]) == ("Special-Purpose", "")
    label = "Supplemental Qualifiers for [domain name]"
    assert dataset_row("SUPPQUAL", label, "Relationship", "One", AT)["label"] == "Supplemental Qualifiers"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"variable": "../X"}, "the variable is '../X'"),
        ({"variable": "TOOLONGNAME"}, "the variable is 'TOOLONGNAME'"),
        ({"label": ""}, "the label is blank"),
        ({"label": "x" * 41}, "the label is 'xxxxx"),
        ({"type": "Text"}, "the type is 'Text'"),
        ({"role": "Hero"}, "the role is 'Hero'"),
        ({"core": "Opt"}, "the core is 'Opt'"),
        ({"order": "1.5"}, "the order is '1.5'"),
        ({"codelist": "NY"}, "the codelist is 'NY'"),
    ],
)
def test_a_variable_that_does_not_fit_is_refused(changed, said):
    """The cell is told, with file and row."""
    with pytest.raises(Unreadable) as refused:
        variable_row({**VARIABLE, **changed}, AT)
    assert refused.value.problem.code == "TRM105"
    assert refused.value.problem.message.startswith(f"v.csv, row 5: {said}")


@pytest.mark.parametrize(
    "cells",
    [("re", "L", "Events", "S"), ("RE", "", "Events", "S"), ("RE", "L", "Other", "S"), ("RE", "L", "Events", "")],
)
def test_a_dataset_that_does_not_fit_is_refused(cells):
    """Name, label, class and structure are needed."""
    with pytest.raises(Unreadable, match="row 5: the"):
        dataset_row(*cells, AT)


def test_the_version_is_that_of_an_sdtmig():
    """Other guides and the model are told apart."""
    assert [version_of(text) for text in ("SDTMIG v3.4", "mdr sdtmig 3-4", "SDTMIG v3.1.2")] == ["3.4", "3.4", "3.1.2"]
    assert [version_of(text) for text in ("SDTM v2.0", "ADaMIG v1.3", "")] == [None, None, None]


def test_files_of_several_versions_are_refused():
    """Variables of one version and datasets of another do not belong together."""
    assert joined([Guide("3.4", {"RE": {}}), Guide("3.4", {}, {"RE": []})], ["a", "b"]).variables == {"RE": []}
    with pytest.raises(Unreadable, match=r"SDTMIG 3\.4, 3\.3"):
        joined([Guide("3.4"), Guide("3.3")], ["a", "b"])
