"""Every installed package has a licence that its users may rely on."""

from __future__ import annotations

import csv
import re
from importlib.metadata import distributions
from pathlib import Path

import pytest

from nec_cdisc.archive.sbom import licence_of

#: Licences that are allowed, as packages state them, each with the reason.
ALLOWED = Path(__file__).with_name("allowed.csv")
PACKAGES = sorted({found.name: found for found in distributions()}.values(), key=lambda found: found.name.lower())


def allowed() -> set[str]:
    """Return the licences that are allowed."""
    with ALLOWED.open(encoding="utf-8", newline="") as file:
        return {line["licence"] for line in csv.DictReader(file) if line["why"].strip()}


def is_allowed(licence: str) -> bool:
    """Say whether a licence is allowed: it, or each one of the expression that it is."""
    parts = [part for part in re.split(r"\s+(?:AND|OR)\s+|[()]", licence) if part.strip()]
    return licence in allowed() or (bool(parts) and all(part.strip() in allowed() for part in parts))


@pytest.mark.parametrize("package", PACKAGES, ids=lambda found: found.name)
def test_a_package_has_a_licence_that_is_allowed(package):
    """A package without a licence, or with one that nobody has looked at, does not come in."""
    licence = licence_of(package.metadata)
    message = f"{package.name} states {licence!r}: look at it, and list it with the reason in tests/audit/allowed.csv"
    assert is_allowed(licence), message


@pytest.mark.parametrize("licence", ["", "GPL-3.0-or-later", "MIT AND GPL-3.0-only", "Proprietary", "MIT OR SSPL-1.0"])
def test_other_licences_are_not_allowed(licence: str):
    """Copyleft of the whole program, unknown and missing licences are seen, also within an expression."""
    assert not is_allowed(licence)


def test_expressions_are_looked_at_part_by_part():
    """Each licence of an expression counts."""
    assert is_allowed("BSD-3-Clause AND 0BSD AND (MIT OR Zlib)")
