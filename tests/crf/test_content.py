"""The annotated CRF as a document."""

import pytest
from tests.crf.made import study
from tests.guide.made import rows

from nec_cdisc.crf.content import crf_document
from nec_cdisc.document.model import Heading, Note, Table


@pytest.fixture
def sections(build):
    """Return the blocks of each form by the name of its place."""
    found = {}
    for block in crf_document(study(build)).blocks:
        if isinstance(block, Heading):
            found[block.anchor] = []
        if found:
            found[list(found)[-1]].append(block)
    return found


def fields(section):
    """Return the rows of the first table of a section by field."""
    made = next(block for block in section if isinstance(block, Table))
    return {row[0]: row for row in rows(made)}


def test_forms_stand_in_the_order_in_which_they_are_declared(sections):
    """Each begins at a place that define.xml can name."""
    assert list(sections) == ["form.dm", "form.lab", "form.ae", "form.idle"]


def test_every_field_of_a_form_is_there(sections):
    """In the order of the export, with its variables, the reason why it is not submitted, or what reads it."""
    found = fields(sections["form.ae"])
    assert list(found) == ["site", "subj", "no", "term", "serious", "start", "ward", "note", "grade", "secret"]
    assert found["note"][1] == "Not submitted: free text that may name the patient"
    terms = [row[1:3] for row in rows(next(block for block in sections["form.ae"] if isinstance(block, Table)))]
    assert ("AE.AETERM", "take term; CRF page 31") in terms
    assert ("AE.AEDECOD", "take term") in terms
    assert found["no"][1:] == ("No variable; the rules beside it read the field", "", "EDC key")
    assert found["start"][2].startswith("Write a collected date")


def test_a_private_field_is_shown_by_its_name(sections):
    """Neither rule nor terms of it are told; where it goes is."""
    found = fields(sections["form.ae"])
    assert found["secret"][1:3] == ("AE.AEACNOTH", "private: its values and rules are shown nowhere")
    assert "private" in found["note"][2]


def test_code_lists_are_decoded_below_the_form(sections):
    """What was collected and what is submitted, as text."""
    decoded = [block for block in sections["form.ae"] if isinstance(block, Table)][1]
    assert ("grades", "grade", "<b>bad</b>", "3") in rows(decoded)
    assert ("yes_no", "serious", "0", "N") in rows(decoded)


def test_a_form_that_feeds_nothing_says_why(sections):
    """Its fields are listed all the same."""
    note = next(block for block in sections["form.idle"] if isinstance(block, Note))
    assert "kept at the site" in note.paragraphs[0].runs[1].text
    assert fields(sections["form.idle"])["x"][1] == "Not submitted: the form feeds no dataset"


def test_a_file_that_cannot_be_read_is_told(build):
    """The section of the form stays, for define.xml points to it."""
    document = crf_document(study(build, {"raw/lab.csv": None}))
    assert [heading.anchor for heading in document.headings][1] == "form.lab"
    assert any("could not be read" in str(block) for block in document.blocks)
