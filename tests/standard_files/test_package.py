"""A package of terminology knows its folder, and which codelist names the codes of which."""

from __future__ import annotations

import pytest

from nec_cdisc.standard_files.package import Package, PublishedCodelist


def made(*lists: tuple[str, str, set[str]]) -> Package:
    """Build a package of codelists with these terms."""
    return Package(
        "sdtm",
        "2025-03-28",
        {
            code: PublishedCodelist(code, name, name, False, {term: term for term in terms})
            for code, name, terms in lists
        },
    )


def test_a_package_has_the_folder_of_its_date():
    """Folders are named like those of the packaged standard."""
    package = made(("C1", "NY", {"C10", "C11"}))
    assert package.folder == "sdtm-ct-2025-03-28"
    assert package.terms == 2


@pytest.mark.parametrize(
    ("short", "long"), [("LBTESTCD", "LBTEST"), ("EOR01TC", "EOR01TN"), ("TSPARMCD", "TSPARM"), ("MITSCD", "MITS")]
)
def test_codes_and_names_are_joined(short, long):
    """The two codelists of a pair are told by their submission values and the same NCI codes of their terms."""
    assert made(("C1", short, {"C10", "C11"}), ("C2", long, {"C10", "C11"})).decodes() == {"C1": "C2"}


def test_codelists_of_other_things_are_no_pair():
    """A name that fits is not enough: most terms must have the same NCI codes."""
    assert made(("C1", "LBTESTCD", {"C10", "C11"}), ("C2", "LBTEST", {"C12", "C13"})).decodes() == {}
    assert made(("C1", "LBTESTCD", {"C10"}), ("C2", "OTHER", {"C10"})).decodes() == {}
