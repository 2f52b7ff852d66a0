"""What compare.py finds and the report shows; apart from it, so that the report need not load numpy."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Difference:
    """How many cells of a variable differ for one reason; an empty reason is a fault. Examples: ours / theirs."""

    variable: str
    why: str
    cells: int = 0
    examples: list[str] = field(default_factory=list)
