"""The verb ``lesion_size``."""

from __future__ import annotations

from decimal import Decimal

from nec_cdisc.plugin.convention import NumberConvention
from nec_cdisc.plugin.verb import Condition, Text, value_verb
from nec_cdisc.rules import lesion_size as rule
from nec_cdisc.rules.written_number import has_no_number, read_number


@value_verb
def lesion_size(
    diameter: Text | None,
    short_axis: Text | None,
    node: Condition,
    absent: Condition,
    too_small: Condition,
    *,
    convention: NumberConvention,
) -> Decimal | None:
    """Give the size of a target lesion that counts in the sum of diameters, in mm, by RECIST 1.1.

    Of a lymph node it is the short axis, of any other lesion the longest diameter, as reported. Where none is reported,
    a lesion that is gone counts 0 and one too small to measure 5; any other lesion was not measured and has no size.

    Arguments:
        diameter: longest diameter, in mm.
        short_axis: short axis, in mm.
        node: whether the lesion is a lymph node.
        absent: whether the lesion is reported as gone.
        too_small: whether the lesion is reported as too small to measure.
        convention: how the source writes numbers.

    Problems: VAL121 no number, VAL122 several numbers possible.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), sections 3.2 and 4.3.2.

    Example:
        >>> lesion_size("31", "14", True, False, False, convention=NumberConvention())
        Decimal('14')
        >>> lesion_size(None, None, False, False, True, convention=NumberConvention())
        Decimal('5')

    """
    size, axis = _read(diameter, convention), _read(short_axis, convention)
    return rule.lesion_size(size, axis, node=node, absent=absent, too_small=too_small)


def _read(text: str | None, convention: NumberConvention) -> Decimal | None:
    if text is None or not text.strip() or has_no_number(text, convention):
        return None
    return read_number(text, convention)
