"""Reads what a page of docs shows: the files of its study, and its tables."""

from __future__ import annotations

import re

BLOCK = re.compile(r"^```(?:yaml|csv|python)\n# (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def pieces(page: str) -> dict[str, str]:
    """Return the files of a page: blocks of one file joined in the order of the page."""
    files: dict[str, str] = {}
    for name, piece in BLOCK.findall(page):
        files[name] = files.get(name, "") + piece
    return files


def table(page: str, head: str) -> list[dict[str, str]]:
    """Return the lines of the table of a page whose head begins with a text, by the names in its head."""
    block = re.search(rf"^(\| {re.escape(head)}.*\n)\|[ -|]+\n((?:\|.*\n)+)", page, re.MULTILINE)
    assert block is not None, head
    names, *lines = ([cell.strip() for cell in line[1:-1].split("|")] for line in (block[1] + block[2]).splitlines())
    return [dict(zip(names, line, strict=True)) for line in lines]
