"""Lays JSON out so that people can read and compare it: what is short stands on one line, lists of words are filled."""

from __future__ import annotations

import json
from typing import Any

WIDTH = 120
#: Objects of no more members are read member by member.
FEW = 6


def laid_out(value: Any, depth: int = 0) -> str:
    """Return a value as JSON; an object or list that is too long for a line has a line for each of its members."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or len(flat) + 2 * depth <= WIDTH - 20:
        return flat
    margin = "  " * (depth + 1)
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {laid_out(each, depth + 1)}" for key, each in value.items()]
    else:
        parts = [laid_out(each, depth + 1) for each in value]
    members = value.values() if isinstance(value, dict) else value
    if len(value) > FEW and not any(isinstance(each, dict | list) for each in members):
        parts = _filled(parts, WIDTH - len(margin))
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}\n{margin}" + f",\n{margin}".join(parts) + f"\n{'  ' * depth}{closing}"


def _filled(words: list[str], width: int) -> list[str]:
    """Return lines of as many words as fit."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + len(word) + 3 <= width:
            lines[-1] += f", {word}"
        else:
            lines.append(word)
    return lines
