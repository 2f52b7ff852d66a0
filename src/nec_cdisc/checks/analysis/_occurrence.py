"""Occurrence flags, and what each is the first of."""

from __future__ import annotations

FLAGS: dict[str, tuple[str, ...]] = {
    "AOCCFL": (),
    "AOCCSFL": ("AEBODSYS",),
    "AOCCPFL": ("AEBODSYS", "AEDECOD"),
    "AOCCIFL": (),
    "AOCCSIFL": ("AEBODSYS",),
    "AOCCPIFL": ("AEBODSYS", "AEDECOD"),
}


def called(by: tuple[str, ...]) -> str:
    """Say in words what a flag is the first of."""
    return {0: "subject", 1: "body system"}.get(len(by), "term")
