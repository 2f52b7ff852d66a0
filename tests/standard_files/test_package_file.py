"""A file says of which package and date it is; what it does not say, its name or the user does."""

from __future__ import annotations

import pytest
from published import CODELISTS, odm_file, text_file, workbook_file

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.standard_files.package_file import is_date, read_package


def test_every_format_gives_the_same_package(tmp_path):
    """Text, workbook and ODM differ in nothing but name and digest."""
    made = [
        read_package(text_file(tmp_path / "SDTM Terminology 2025-09-26.txt")),
        read_package(workbook_file(tmp_path / "SDTM Terminology.xlsx")),
        read_package(odm_file(tmp_path / "SDTM Terminology.odm.xml")),
    ]
    assert {(item.name, item.version, item.terms) for item in made} == {("sdtm", "2025-09-26", 15)}
    assert made[0].codelists == made[1].codelists == made[2].codelists
    assert len({item.sha256 for item in made}) == len(made)


@pytest.mark.parametrize(
    ("name", "package"),
    [
        ("ADaM Terminology 2025-09-26.txt", "adam"),
        ("Define-XML Terminology 2025-09-26.txt", "define"),
        ("SDTM_CT_2025-09-26.csv", "sdtm"),
    ],
)
def test_the_name_of_a_file_says_what_its_text_does_not(tmp_path, name, package):
    """Names are those of NCI EVS, or of the CDISC Library."""
    assert read_package(text_file(tmp_path / name)).name == package


def test_the_user_says_what_nothing_else_does(tmp_path):
    """The current file of NCI EVS has no date in its name."""
    path = text_file(tmp_path / "terminology.txt")
    assert read_package(path, "sdtm", "2025-09-26").folder == "sdtm-ct-2025-09-26"
    assert read_package(path, "sdtm", dated=False).version == ""


@pytest.mark.parametrize(
    ("name", "said", "message"),
    [
        ("SDTM Terminology.txt", (None, None), "says of which date it is"),
        ("2025-09-26.txt", (None, None), "says of which package it is"),
        ("SDTM Terminology 2025-02-30.txt", (None, None), "says of which date it is"),
        ("SDTM Terminology.txt", ("sdtm", "March 2025"), "the version of a package is its date"),
        ("SDTM Terminology.txt", ("sdtm", "../../2025-09-26"), "the version of a package is its date"),
        ("SDTM Terminology.txt", ("send", None), "no package is called 'send'"),
        ("SEND Terminology 2025-09-26.txt", (None, None), "is the package send"),
    ],
)
def test_a_file_of_unknown_date_or_package_is_refused(tmp_path, name, said, message):
    """Nothing is guessed: the version is what a study is pinned to."""
    with pytest.raises(Unreadable) as refused:
        read_package(text_file(tmp_path / name), *said)
    assert refused.value.problem.code == "TRM104"
    assert message in refused.value.problem.message


def test_a_contradiction_is_refused(tmp_path):
    """A date or package that the file itself contradicts is refused; so is a file that names two dates."""
    path = odm_file(tmp_path / "a.xml")
    for said in ((None, "2025-03-28"), ("adam", None)):
        with pytest.raises(Unreadable, match="says that its"):
            read_package(path, *said)
    path.write_text(
        path.read_text("utf-8").replace('SourceSystemVersion="2025-09-26"', 'SourceSystemVersion="2024-09-27"')
    )
    with pytest.raises(Unreadable, match="more than one date: 2025-09-26, 2024-09-27"):
        read_package(path)


def test_json_is_no_terminology(tmp_path):
    """A file of another kind is told."""
    path = tmp_path / "ct.json"
    path.write_text("{}", "utf-8")
    with pytest.raises(Unreadable, match="is JSON"):
        read_package(path)


def test_dates_are_dates():
    """A version is a day of the calendar, written in one way."""
    assert is_date("2025-03-28")
    assert not any(map(is_date, ("2025-3-28", "2025-02-30", "2025-03-28 ", "")))
    assert CODELISTS
