"""Two packages are compared by what the study uses; everything else is counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nec_cdisc.plan.own_terms import OwnTerm
from nec_cdisc.problem import Place
from nec_cdisc.standard import load
from nec_cdisc.standard_files.comparison import Kind, compare, counted, held
from nec_cdisc.standard_files.package import Package, PublishedCodelist
from nec_cdisc.standard_files.uses import Extension, Uses

OUT = PublishedCodelist("C1", "OUT", "Outcome", False, {"C10": "FATAL", "C11": "RECOVERED", "C12": "UNKNOWN"})
TESTCD = PublishedCodelist("C2", "LBTESTCD", "Code", True, {"C20": "HGB", "C21": "PLAT"})
TEST = PublishedCodelist("C3", "LBTEST", "Name", True, {"C20": "Hemoglobin", "C21": "Platelets"})
OLD = Package("sdtm", "2025-03-28", {item.code: item for item in (OUT, TESTCD, TEST)})
LINE = Place("mappings/code_lists.yaml", 7)
USED = Uses(
    terms=(OwnTerm(("C1",), "FATAL", LINE, "AE.AEOUT"), OwnTerm(("C2",), "HGB", Place("lb.yaml", 3), "LB.LBTESTCD")),
    extensions=(Extension("C2", "CGB", "Chromogranin B", Place("specs/extensions.csv", 2)),),
    decoded=(("C3", Place("lb.yaml", 4), "LB.LBTEST"),),
)


def compared(**changes):
    """Compare with a package whose codelists differ; ``None`` takes one away."""
    new = {item.code: changes.get(item.submission_value, item) for item in (OUT, TESTCD, TEST)}
    return compare(OLD, Package("sdtm", "2025-09-26", {code: item for code, item in new.items() if item}), USED)


def terms(codelist, **changed):
    """Return a codelist with other terms; a blank value takes one away."""
    return replace(codelist, terms={code: value for code, value in {**codelist.terms, **changed}.items() if value})


def test_the_same_package_changes_nothing():
    """Nothing is ours, nothing is anybody's, and nothing breaks."""
    found = compared()
    assert (found.ours, found.others, found.breaking) == ((), (), False)


@pytest.mark.parametrize(
    ("changes", "kind", "before", "after", "where", "breaking"),
    [
        ({"OUT": terms(OUT, C10="")}, Kind.GONE, "FATAL", "", "AE.AEOUT", True),
        ({"OUT": terms(OUT, C10="DEATH")}, Kind.RENAMED, "FATAL", "DEATH", "AE.AEOUT", True),
        ({"OUT": terms(OUT, C10="", C99="FATAL")}, Kind.RECODED, "FATAL", "FATAL", "AE.AEOUT", False),
        ({"OUT": None}, Kind.CODELIST_GONE, "", "", "AE.AEOUT", True),
        ({"OUT": replace(OUT, extensible=True)}, Kind.OPENED, "", "", "AE.AEOUT", False),
        ({"OUT": replace(OUT, submission_value="OUTC")}, Kind.CODELIST_RENAMED, "OUT", "OUTC", "AE.AEOUT", False),
        ({"LBTESTCD": replace(TESTCD, extensible=False)}, Kind.CLOSED, "", "", "extension CGB", True),
        ({"LBTEST": terms(TEST, C20="Haemoglobin")}, Kind.RENAMED, "Hemoglobin", "Haemoglobin", "LB.LBTEST", True),
        ({"LBTESTCD": terms(TESTCD, C22="CGB")}, Kind.OFFICIAL, "CGB", "CGB", "extension CGB", False),
        ({"LBTEST": terms(TEST, C22="CHROMOGRANIN B")}, Kind.OFFICIAL, "Chromogranin B", "CHROMOGRANIN B",
         "extension CGB", False),
    ],
)  # fmt: skip
def test_a_change_of_what_the_study_uses_is_told_with_its_lines(changes, kind, before, after, where, breaking):
    """Gone, renamed, closed, opened, published at last: each with where the study writes it."""
    found = compared(**changes)
    (change,) = found.ours
    assert (change.kind, change.before, change.after) == (kind, before, after)
    assert change.uses[0][0] == where
    assert found.breaking is breaking


def test_other_changes_are_counted():
    """A term that the study does not use may go, come or be renamed; a codelist without own terms may be closed."""
    found = compared(
        OUT=terms(OUT, C11="", C13="NEW"),
        LBTEST=replace(terms(TEST, C21="Thrombocytes"), extensible=False),
    )
    assert [change.kind for change in found.ours] == [Kind.CLOSED]
    assert counted(found.others) == {Kind.GONE: 1, Kind.RENAMED: 1, Kind.NEW: 1}
    assert not found.breaking


def test_a_value_that_belongs_to_one_of_several_codelists_uses_that_one_alone():
    """A variable may have several codelists; the others are not concerned by its values."""
    used = Uses(terms=(OwnTerm(("C1", "C2"), "FATAL", LINE, "XX.XXRES"),))
    new = Package("sdtm", "x", {**OLD.codelists, "C2": replace(TESTCD, extensible=False)})
    assert compare(OLD, new, used).ours == ()


def test_what_specs_holds_is_a_package_without_own_terms(tmp_path):
    """Terms of the sponsor's own are no part of what was published."""
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "extensions.csv").write_text("codelist,value,decode\nLBTESTCD,CGB,Chromogranin B\n")
    lists = load(overlay=tmp_path / "specs").standard.codelists
    package = held(lists, "2025-03-28")
    assert "CGB" in lists["C65047"].terms
    assert "CGB" not in package.codelists["C65047"].terms.values()
    assert (package.name, len(package.codelists)) == ("sdtm", len(lists))
