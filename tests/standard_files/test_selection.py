"""What a study can use is taken over, with its links; more is asked for by name."""

from __future__ import annotations

import pytest
from published import text_file

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.standard import load
from nec_cdisc.standard_files.package_file import read_package
from nec_cdisc.standard_files.selection import Links, in_use, links, select


@pytest.fixture
def package(tmp_path):
    """Return a package of six codelists."""
    return read_package(text_file(tmp_path / "SDTM Terminology 2025-09-26.txt"))


def names(selection):
    """Return the codelists chosen."""
    return [item.submission_value for item in selection.codelists]


def test_codelists_in_use_come_with_the_names_of_their_codes(package):
    """LBTESTCD brings LBTEST, in the order of the names; one that the package lacks is a note."""
    chosen = select(package, Links(), {"C65047": "LBTESTCD", "C1": "GONE"})
    assert names(chosen) == ["LBTEST", "LBTESTCD"]
    assert chosen.links.decodes == {"C65047": "C67154"}
    assert [(problem.code, "GONE" in problem.message) for problem in chosen.problems()] == [("TRM107", True)]


def test_a_codelist_is_asked_for_by_name_and_serves_variables(package):
    """A questionnaire's codes serve QSTESTCD and its names QSTEST; links known before are kept."""
    chosen = select(package, Links({}, {"C66742": "RSSTRESC"}), {"C66742": "NY"}, ["ZZQ1TC:QSTESTCD"])
    assert names(chosen) == ["NY", "ZZQ1TC", "ZZQ1TN"]
    assert chosen.links.serving == {"C66742": "RSSTRESC", "C900001": "QSTESTCD", "C900002": "QSTEST"}


def test_all_codelists_are_taken_over_on_request(package):
    """Everything is everything."""
    assert len(select(package, Links(), {}, everything=True).codelists) == len(package.codelists)


def test_an_unknown_codelist_is_refused(package):
    """The nearest name is told."""
    with pytest.raises(Unreadable) as refused:
        select(package, Links(), {}, ["ZZQ1TX"])
    assert refused.value.problem.code == "TRM106"
    assert refused.value.problem.nearest in {"ZZQ1TC", "ZZQ1TN"}


def test_what_a_study_can_use_is_its_index_and_what_its_variables_name(tmp_path):
    """A codelist that only a variable of the study names is in use, though no terminology holds it yet."""
    folder = tmp_path / "specs" / "sdtmig-3.4"
    folder.mkdir(parents=True)
    (folder / "datasets.csv").write_text(
        "dataset,label,class,structure,keys\nXY,Made Up,Findings,One record per thing,\n"
    )
    header = "variable,label,type,role,core,order,codelist,format\n"
    (folder / "xy.csv").write_text(f"{header}XYTESTCD,Test,Char,Topic,Req,1,C900001,\n")
    standard = load(overlay=tmp_path / "specs").standard
    used = in_use(standard)
    assert used["C66742"] == "NY"
    assert used["C900001"] == "C900001"
    assert links(standard).serving["C66742"] == "RSSTRESC"


def test_a_study_may_be_pinned_before_the_import(tmp_path):
    """Where the version that a study names is not there yet, the packaged codelists say what to take over."""
    standard = load(ct="2099-01-01", overlay=tmp_path).standard
    assert in_use(standard)["C66742"] == "NY"
    assert "EOR01TC" in in_use(standard).values()
    assert links(standard).serving["C66742"] == "RSSTRESC"
