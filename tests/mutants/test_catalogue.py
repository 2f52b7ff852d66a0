"""The catalogue of seeded defects holds what it says, and each defect is as small as it says."""

from __future__ import annotations

import re
from collections import Counter

from tests.mutants.catalogue import DEFECTS, FAMILIES
from tests.mutants.defect import ASPECTS
from tests.mutants.difference import difference
from tests.mutants.package import Package
from tests.mutants.transport import encoded

#: The nine on which two rivals were first measured.
NAMED = {
    "sequence-number-twice",
    "date-impossible",
    "study-day-zero",
    "subject-not-in-dm",
    "sex-male",
    "long-test-code",
    "code-and-name-not-one-to-one",
    "standard-unit-missing",
    "visit-number-missing",
}


def test_there_are_many_defects_of_every_family():
    """At least 75 defects stand in the catalogue, and no family is forgotten."""
    assert len(DEFECTS) >= 75
    assert {family.name: len(family.defects) for family in FAMILIES if len(family.defects) < 5} == {}


def test_ids_are_unique():
    """A defect is known by its id alone."""
    assert [name for name, count in Counter(defect.id for defect in DEFECTS).items() if count > 1] == []


def test_the_nine_are_there():
    """The nine defects on which rivals were first measured are marked as such."""
    assert {defect.id for defect in DEFECTS if defect.named} == NAMED


def test_every_defect_says_what_it_is():
    """A defect has one sentence, a source, and places in the words that the catalogue knows."""
    place = re.compile(rf"[+-]?[A-Z]{{2,8}}(\.[A-Z0-9-]{{2,8}})?(:({'|'.join(ASPECTS)}))?")
    for defect in DEFECTS:
        assert re.fullmatch(r"[A-Z][^\n]+\.", defect.text), defect.id
        assert defect.source, defect.id
        assert [word for word in defect.touches if not place.fullmatch(word)] == [], defect.id


def test_every_defect_changes_what_it_says_and_nothing_else(clean: Package):
    """The clean package and the one with the defect differ in the values and records that the defect names."""
    wrong = {}
    for defect in DEFECTS:
        found = difference(clean, defect.planted_in(clean))
        if found.touched != set(defect.touches) or len(found.records) != defect.records:
            wrong[defect.id] = (sorted(found.touched), len(found.records))
    assert wrong == {}


def test_a_finding_can_stand_where_it_should(clean: Package):
    """Every place of a right finding is a dataset or variable of the clean package, or of the one with the defect."""
    wrong = []
    for defect in DEFECTS:
        known = {"VITALS"}
        for package in (clean, defect.planted_in(clean)):
            known |= set(package.tables)
            known |= {f"{name}.{variable}" for name, table in package.tables.items() for variable in table.frame}
        wrong += [f"{defect.id}: {place}" for place in defect.finds if place not in known]
    assert wrong == []


def test_planting_leaves_the_clean_package_alone(clean: Package):
    """Defects that were planted one after the other do not see one another."""
    before = {name: encoded(table) for name, table in clean.tables.items()}
    for defect in DEFECTS:
        defect.planted_in(clean)
    assert [name for name, table in clean.tables.items() if encoded(table) != before[name]] == []
    assert clean.raw == {}


def test_the_same_defect_gives_the_same_package(clean: Package):
    """Planting a defect twice gives the same records, descriptions and bytes."""
    for defect in DEFECTS:
        one, two = defect.planted_in(clean), defect.planted_in(clean)
        assert (one.raw, one.fixed, list(one.tables)) == (two.raw, two.fixed, list(two.tables)), defect.id
        for name, table in one.tables.items():
            assert table.member == two.tables[name].member, defect.id
            assert table.frame.equals(two.tables[name].frame), defect.id
