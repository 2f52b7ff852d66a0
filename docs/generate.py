# ruff: noqa: INP001 - a script, not part of a package
"""Writes the reference pages and the JSON schema from the code; with ``--check`` only names what is stale.

The code is the source: a verb's signature and docstring, the blocks of the mapping language, the catalogue of
problems, the commands. So a page cannot say anything else than what the program does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from posixpath import normpath

from pages.checks import checks_page
from pages.commands import commands_page
from pages.gallery import gallery_page
from pages.mapping import conditions_page, mapping_page
from pages.problems import problems_page
from pages.verbs import verbs_page

from nec_cdisc.expectations.suites import packaged_suites
from nec_cdisc.mapping.schema import schema_text

PAGES: Mapping[str, Callable[[], str]] = {
    "reference/verbs.md": verbs_page,
    "reference/mapping.md": mapping_page,
    "reference/conditions.md": conditions_page,
    "reference/problems.md": problems_page,
    "reference/checks.md": checks_page,
    "reference/commands.md": commands_page,
    "mapping.schema.json": schema_text,
    "gallery.md": gallery_page,
    **{f"../specs/expectations/{path}": suite.text for path, suite in packaged_suites()},
}
#: The page that takes long: for each of its cases the program runs.
SLOW = "gallery.md"


def stale(folder: Path, pages: Mapping[str, Callable[[], str]]) -> list[str]:
    """Return the files of a docs folder that differ from what the code says, by name."""
    return [name for name, text in pages.items() if not _is(folder / name, text())]


def _is(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def write(folder: Path, pages: Mapping[str, Callable[[], str]]) -> None:
    """Write pages into a docs folder."""
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text().encode())


def main() -> int:
    """Write the pages, or with ``--check`` name the stale ones and return 1."""
    parser = argparse.ArgumentParser(description="Write the reference pages and the JSON schema from the code.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a file is stale")
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent, help="the docs folder")
    parser.add_argument("--quick", action="store_true", help="leave out the gallery, for which the program runs")
    given = parser.parse_args()
    pages = {name: text for name, text in PAGES.items() if not (given.quick and name == SLOW)}
    if not given.check:
        write(given.folder, pages)
        return 0
    names = stale(given.folder, pages)
    sys.stdout.writelines(f"{normpath(f'docs/{name}')} is stale; run: make docs\n" for name in names)
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main())
