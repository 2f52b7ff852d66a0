"""Responses from lesion states by RECIST 1.1, written for the latent truth of the simulator alone.

Rules: E. A. Eisenhauer et al., Eur J Cancer 2009;45:228-247, sections 4.3 and 4.4. The package derives responses with
code of its own; the two share nothing, so that agreement of the two means something.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NODE_NORMAL = 10
"""Short axis in mm below which a lymph node counts as normal."""


@dataclass(frozen=True)
class Reading:
    """One target lesion at one scan; `size` in mm (short axis for a node), None when not evaluable."""

    node: bool
    size: int | None


def sum_of(readings: Sequence[Reading]) -> int:
    """Sum of the diameters that could be read, in mm."""
    return sum(reading.size for reading in readings if reading.size is not None)


def target_response(readings: Sequence[Reading], baseline: int, nadir: int) -> str:
    """Response of target lesions against baseline sum and nadir (smallest complete sum before), both in mm."""
    total = sum_of(readings)
    # nothing pathological is left: normal lymph nodes that grow among themselves are no progression (section 4.3.1)
    if all(reading.size is not None and reading.size < (NODE_NORMAL if reading.node else 1) for reading in readings):
        return "CR"
    if total * 10 >= nadir * 12 and total - nadir >= 5:  # noqa: PLR2004 - 20 % and 5 mm, RECIST 1.1 section 4.3.1
        return "PD"
    if any(reading.size is None for reading in readings):
        return "NE"
    return "PR" if total * 10 <= baseline * 7 else "SD"


def non_target_response(states: Sequence[str]) -> str:
    """Response of non-target lesions from their states (labels of the form)."""
    if "Unequivocal progression" in states:
        return "PD"
    if "Not evaluable" in states:
        return "NE"
    return "CR" if all(state == "Absent" for state in states) else "NON-CR/NON-PD"


def overall_response(target: str, non_target: str, *, new: bool) -> str:
    """Overall response; a blank target or non-target response means there is no such lesion."""
    if new or "PD" in {target, non_target}:
        return "PD"
    if not target:
        return non_target
    if target == "CR":
        return "CR" if non_target in {"CR", ""} else "PR"
    return target
