"""Numbers of visits outside the plan."""

from __future__ import annotations

from decimal import Decimal


def unscheduled_number(planned: Decimal | None, count: int) -> Decimal:
    """Return the number of the ``count``-th unscheduled visit after a planned one (``None``: before any).

    ``3`` is followed by 3.1 to 3.9, then 3.91 to 3.99, then 3.991: the order is kept, and a later visit never changes
    an earlier number. A planned number that has decimals already gets further ones (3.5 is followed by 3.501).
    """
    nines, digit = divmod(count - 1, 9)
    decimals = "9" * nines + str(digit + 1)
    start = Decimal(0) if planned is None else planned.normalize()
    if start == start.to_integral_value():
        return Decimal(f"{start:f}.{decimals}")
    return Decimal(f"{start:f}0{decimals}")
