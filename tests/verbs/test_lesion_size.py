"""Tests of the verb ``lesion_size``; the rule itself has tests of its own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nec_cdisc.plugin.convention import NumberConvention
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.verbs.lesion_size import lesion_size

GERMAN = NumberConvention(decimal=(",",), not_numeric=frozenset({"ND"}))


@pytest.mark.parametrize(
    ("diameter", "short_axis", "node", "size"),
    [("46,5", None, False, "46.5"), (None, " 14 ", True, "14"), ("ND", None, False, None), (" ", None, False, None)],
)
def test_numbers_are_read_as_the_source_writes_them(diameter, short_axis, node, size):
    """Decimal signs and texts without a number are those of the source."""
    found = lesion_size(diameter, short_axis, node, absent=False, too_small=False, convention=GERMAN)
    assert found == (None if size is None else Decimal(size))


@pytest.mark.parametrize(("diameter", "short_axis"), [("about 40", None), (None, "1.400")])
def test_what_is_no_number_is_refused(diameter, short_axis):
    """A size that cannot be read is asked, and takes no part in a sum."""
    with pytest.raises(Refused) as refused:
        lesion_size(diameter, short_axis, node=True, absent=False, too_small=False, convention=GERMAN)
    assert refused.value.code == "VAL121"
