"""The README shows what really happens: its output is the program's, its mapping lines are the study's."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from nec_cdisc.problem import CODES
from nec_cdisc.validate.rule_list import all_rules

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "specs" / "README.md"])


def blocks(language: str) -> list[list[str]]:
    """Return the fenced blocks of a language as lines."""
    found = re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [text.splitlines() for text in found]


def is_shown(line: str, printed: list[str]) -> bool:
    """Say whether the program printed a line; behind an ellipsis anything may follow."""
    start, ellipsis, _ = line.partition("…")
    return any(text.startswith(start) if ellipsis else text.rstrip() == line for text in printed)


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Convert the demo export as ``make sdtm`` and ``make adam`` do, suites included, and return what is printed."""
    folder = tmp_path_factory.mktemp("demo")
    for name in ("mappings", "raw", "specs"):
        shutil.copytree(ROOT / name, folder / name)
    lines: list[str] = []
    for command in ("sdtm", "adam"):
        words = [sys.executable, "-m", "nec_cdisc", "--study", str(folder), command]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        lines += done.stdout.splitlines()
    return lines


def test_the_output_is_the_programs(printed):
    """Every line of output that the README shows is printed by the run on the demo export."""
    shown = [line for lines in blocks("text") if any("records out" in line for line in lines) for line in lines]
    assert len(shown) > 30
    assert [line for line in shown if not is_shown(line.strip() and line, printed)] == []


def test_a_number_that_is_not_printed_is_noticed(printed):
    """The test above can fail: one record more is no line of the output."""
    line = next(line for line in printed if line.startswith("AE "))
    assert is_shown(line.rstrip(), printed)
    assert not is_shown(line.rstrip().replace("ae.xpt", "ea.xpt"), printed)


def test_the_mapping_lines_are_the_studys():
    """The five lines of a mapping stand in the study's own file."""
    (lines,) = blocks("yaml")
    assert len(lines) == 5
    assert set(lines) <= set((ROOT / "mappings/sdtm/ae.yaml").read_text("utf-8").splitlines())


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page):
    """Every link between pages leads to a file that is there, and to a heading that it has."""
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if "://" in target:
            continue
        name, _, heading = target.partition("#")
        file = (page.parent / name) if name else page
        assert file.exists(), target
        if heading:
            assert heading in headings(file), target


def test_every_page_is_reached_from_the_readme():
    """Whoever follows links from the README comes to every page of docs."""
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        links = re.findall(r"\]\(([^)#\s]+\.md)", page.read_text("utf-8"))
        waiting += [(page.parent / link).resolve() for link in links if "://" not in link]
        waiting = [page for page in waiting if page not in reached]
    assert {page.relative_to(ROOT).as_posix() for page in PAGES} - {
        page.relative_to(ROOT).as_posix() for page in reached
    } == set()


def headings(file: Path) -> set[str]:
    """Return the anchors of a page's headings."""
    texts = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") for text in texts}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_codes_that_pages_name_are_known(page):
    """Whoever asks for a code that a page names, of a problem or of a rule, is answered."""
    known = {*CODES, *(rule.id for rule in all_rules())}
    assert set(re.findall(r"\b[A-Z]{3}1\d\d\b", page.read_text("utf-8"))) <= known
