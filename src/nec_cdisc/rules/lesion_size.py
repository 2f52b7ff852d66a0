"""Which size of a target lesion counts in the sum of diameters (RECIST 1.1)."""

from __future__ import annotations

from decimal import Decimal

#: The size in mm that a lesion too small to measure is given where none is reported.
TOO_SMALL = Decimal(5)
#: The size of a lesion that is gone.
GONE = Decimal(0)


def lesion_size(
    diameter: Decimal | None, short_axis: Decimal | None, *, node: bool, absent: bool, too_small: bool
) -> Decimal | None:
    """Return the size in mm that counts: of a lymph node the short axis, of any other lesion the longest diameter.

    A size that was reported counts as it stands. Without one, a lesion that is gone counts 0 mm and one too small to
    measure 5 mm; any other lesion was not measured, and has no size (RECIST 1.1, section 4.3.2).
    """
    reported = short_axis if node else diameter
    if reported is not None:
        return reported
    if absent:
        return GONE
    return TOO_SMALL if too_small else None
