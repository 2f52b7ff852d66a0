"""Tests of the verb ``body_mass_index``."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.verbs.body_mass_index import body_mass_index


@pytest.mark.parametrize(
    ("weight", "height", "answer"),
    [("54.4", "147.3", "25.1"), ("80.3", "162.6", "30.4"), ("72.25", "170", "25.0"), ("72.3945", "170", "25.1")],
)
def test_weight_is_divided_by_the_square_of_height(weight, height, answer):
    """Kilograms by square metres, to one decimal; 25.05 is a half and goes up."""
    assert body_mass_index(Decimal(weight), Decimal(height)) == Decimal(answer)


def test_decimals_can_be_chosen():
    """Another study keeps another number of decimals."""
    assert body_mass_index(Decimal("72.394"), 170, digits=2) == Decimal("25.05")


@pytest.mark.parametrize(("weight", "height"), [("0", "170"), ("70", "0"), ("70", "-170"), ("-1", "170")])
def test_nobody_weighs_or_measures_nothing(weight, height):
    """An index of a height or weight of zero or below would be no index."""
    assert body_mass_index(Decimal(weight), Decimal(height)) is None
