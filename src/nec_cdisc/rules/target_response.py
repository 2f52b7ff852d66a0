"""The response of target lesions at one assessment (RECIST 1.1), from sums of diameters in mm.

Rules: E. A. Eisenhauer et al., Eur J Cancer 2009;45:228-247, sections 4.3.1 and 4.3.2. Percentages are compared
exactly: 70 % of 47 mm is 32.9 mm, and no rounding may turn a stable disease into a response.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from nec_cdisc.rules.exact_number import EXACT, times

#: Short axis in mm below which a lymph node is normal.
NORMAL_NODE = Decimal(10)
#: A partial response: at most this part of the sum at baseline.
SHRUNK_TO = Decimal("0.7")
#: A progression: at least this multiple of the smallest sum before, and at least so many mm more.
GROWN_TO, GROWN_BY = Decimal("1.2"), Decimal(5)


@dataclass(frozen=True, slots=True)
class Criteria:
    """The limits of the criteria; by default those of RECIST 1.1.

    A lymph node is normal below ``node`` mm; a response is a sum of at most ``shrunk_to`` of that at baseline, a
    progression one of at least ``grown_to`` of the smallest before, and of ``grown_by`` mm more.
    """

    node: Decimal = NORMAL_NODE
    shrunk_to: Decimal = SHRUNK_TO
    grown_to: Decimal = GROWN_TO
    grown_by: Decimal = GROWN_BY


RECIST = Criteria()


def is_gone(size: Decimal, *, node: bool, criteria: Criteria = RECIST) -> bool:
    """Say whether a lesion has disappeared: nothing is left of it, or of a lymph node a normal one."""
    return size < criteria.node if node else size <= 0


def target_response(
    total: Decimal,
    baseline: Decimal | None,
    nadir: Decimal | None,
    *,
    complete: bool,
    gone: bool,
    criteria: Criteria = RECIST,
) -> str | None:
    """Return CR, PR, SD, PD or NE; ``None`` where the baseline is not known and nothing else decides.

    ``total`` is the sum of what was measured, ``complete`` whether that is every target lesion, ``gone`` whether each
    of them has disappeared, ``baseline`` the complete sum at baseline, ``nadir`` the smallest complete sum before this
    assessment, baseline included.

    Lesions that are missing make the response not evaluable, unless those measured have grown enough for a
    progression all the same: what is missing can only add to the sum. Where all lesions have disappeared the response
    is complete, though normal lymph nodes may have grown among themselves: they are no disease.
    """
    if complete and gone:
        return "CR"
    if nadir is not None and _has_grown(total, nadir, criteria):
        return "PD"
    if not complete:
        return "NE"
    if baseline is None:
        return None
    return "PR" if total <= times(baseline, criteria.shrunk_to) else "SD"


def _has_grown(total: Decimal, nadir: Decimal, criteria: Criteria) -> bool:
    return total >= times(nadir, criteria.grown_to) and EXACT.subtract(total, nadir) >= criteria.grown_by
