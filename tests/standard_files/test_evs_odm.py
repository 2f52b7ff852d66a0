"""Terminology is read from ODM as NCI EVS publishes it, and no trap in the XML is stepped into."""

from __future__ import annotations

import pytest
from published import odm_file, text_file

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.standard_files.content import opened
from nec_cdisc.standard_files.evs_odm import read_odm
from nec_cdisc.standard_files.evs_table import read_table

LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE ODM [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<ODM xmlns="http://www.cdisc.org/ns/odm/v1.3"><Study OID="&c;"/></ODM>"""


def refusal(path, text):
    """Return the problem by which a file is refused."""
    path.write_text(text, "utf-8")
    with pytest.raises(Unreadable) as refused:
        read_odm(opened(path))
    return refused.value.problem


def test_odm_says_the_same_as_text(tmp_path):
    """The submission value of a codelist stands behind its terms, and package and date in the identifiers."""
    odm = read_odm(opened(odm_file(tmp_path / "a.odm.xml")))
    assert odm.codelists == read_table(opened(text_file(tmp_path / "a.txt"))).codelists
    assert "CDISC_CT.SDTM.2025-09-26" in odm.stated
    assert not any("2025-10-01" in text for text in odm.stated)


@pytest.mark.parametrize(
    "head",
    [
        LAUGHS,
        '<!DOCTYPE ODM SYSTEM "http://example.org/x.dtd">\n<ODM/>',
        '<!DOCTYPE ODM SYSTEM "file:///etc/passwd"><ODM/>',
    ],
)
def test_a_document_type_is_refused_before_anything_grows(tmp_path, head):
    """Entities that grow, and declarations that lie outside, are refused with their line."""
    problem = refusal(tmp_path / "a.xml", head)
    assert problem.code == "TRM102"
    assert problem.cells.rows[0] in {1, 2}


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("<html><body/></html>", "TRM103", "begins with 'html'"),
        ('<ODM xmlns="urn:other"/>', "TRM103", "no ODM file"),
        ('<ODM xmlns="http://www.cdisc.org/ns/odm/v1.3">\n<Study>', "TRM101", "line 2"),
        ('<ODM xmlns="http://www.cdisc.org/ns/odm/v1.3"/>', "TRM101", "holds no codelist"),
        ('<?xml version="1.0" encoding="klingon"?><ODM/>', "TRM101", "encoding"),
        ("<ODM>&nbsp;</ODM>", "TRM103", "no ODM file"),
    ],
)
def test_a_foreign_or_damaged_file_is_refused(tmp_path, text, code, said):
    """XML of another kind, a file that was cut off, and one without codelists are one problem each."""
    problem = refusal(tmp_path / "a.xml", text)
    assert problem.code == code
    assert said in problem.message


def test_a_file_cut_off_anywhere_is_refused(tmp_path):
    """No part of a file passes for the whole."""
    whole = odm_file(tmp_path / "a.xml").read_text("utf-8")
    for length in range(200, len(whole) - 1, 499):
        assert refusal(tmp_path / "b.xml", whole[:length]).code == "TRM101"


def test_an_attribute_without_end_is_refused(tmp_path):
    """A value of a hundred thousand characters is no submission value."""
    whole = odm_file(tmp_path / "a.xml").read_text("utf-8")
    problem = refusal(tmp_path / "b.xml", whole.replace('CodedValue="F"', f'CodedValue="{"x" * 100_000}"'))
    assert "a value of 100,000 characters" in problem.message
    assert len(problem.message) < 200
