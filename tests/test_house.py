"""The house: every module has its test, no module grows too long, every test promises something."""

from __future__ import annotations

import ast
import csv
from pathlib import Path

import pytest

from nec_cdisc.readers import suffixes
from nec_cdisc.verbs import verbs

HOUSE = Path(__file__).parents[1]
SOURCE = HOUSE / "src" / "nec_cdisc"
TESTS = HOUSE / "tests"
#: Lines that a module may have.
LIMIT = 320
#: Families of problem codes are texts; tests/problem/test_catalogue.py looks at each code of them.
TEXTS = SOURCE / "problem" / "families"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.name[0] != "_" and path.parent != TEXTS)
#: Modules that are tested through another one: module to test file; the list may only get shorter.
ELSEWHERE = {
    row["module"]: row["test"] for row in csv.DictReader((TESTS / "tested_elsewhere.csv").open(encoding="utf-8"))
}
TEST_FILES = sorted(TESTS.rglob("test_*.py"))


def test_of(module: Path) -> Path:
    """Return where the test of a module stands."""
    return TESTS / module.relative_to(SOURCE).parent / f"test_{module.name}"


test_of.__test__ = False


def without_promise(text: str) -> list[str]:
    """Return the test functions of a file whose docstring is not one sentence, with what is missing."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.FunctionDef) or not node.name.startswith("test_"):
            continue
        promise = ast.get_docstring(node)
        if promise is None:
            found.append(f"{node.name} (line {node.lineno}) has no docstring: say in one sentence what it promises")
        elif "\n\n" in promise or not promise.endswith("."):
            found.append(f"{node.name} (line {node.lineno}) wants one sentence that ends with a full stop")
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_has_a_test_of_its_name(module):
    """Who changes a module knows where its tests stand."""
    wanted = test_of(module)
    if not wanted.exists():
        wanted = TESTS / ELSEWHERE.get(module.relative_to(SOURCE).as_posix(), wanted.relative_to(TESTS))
    assert wanted.exists(), f"add {wanted.relative_to(HOUSE).as_posix()}, the test of {module.relative_to(HOUSE)}"


def test_the_list_of_modules_tested_elsewhere_is_no_longer_than_it_must_be():
    """A module that is gone, or has got its own test, is struck from tests/tested_elsewhere.csv."""
    needless = [name for name in ELSEWHERE if not (SOURCE / name).exists() or test_of(SOURCE / name).exists()]
    assert needless == [], "strike these from tests/tested_elsewhere.csv"


@pytest.mark.parametrize("name", verbs())
def test_a_verb_has_its_chapter(name):
    """The reference of verbs has a heading for each verb."""
    page = (HOUSE / "docs/reference/verbs.md").read_text("utf-8")
    assert f"## {name}\n" in page, f"docs/reference/verbs.md lacks {name}; run: make docs"


@pytest.mark.parametrize("suffix", suffixes())
def test_a_format_that_is_read_is_in_the_language_reference(suffix):
    """Who writes a source sees which endings have a reader."""
    page = (HOUSE / "docs/language.md").read_text("utf-8")
    assert f"`{suffix}`" in page, f"docs/language.md does not name {suffix}, which has a reader"


@pytest.mark.parametrize("module", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_stays_short(module):
    """A module of more than 320 lines does more than one thing."""
    lines = len(module.read_text("utf-8").splitlines())
    assert lines <= LIMIT, f"{module.relative_to(HOUSE)} has {lines} lines: split it by what it does"


@pytest.mark.parametrize("file", TEST_FILES, ids=lambda path: path.relative_to(TESTS).as_posix())
def test_every_test_promises_something(file):
    """The docstring of a test is the promise that a reader relies on."""
    assert without_promise(file.read_text("utf-8")) == []


def test_what_a_test_lacks_is_said():
    """The message names the function, its line and what to write."""
    text = 'def test_a():\n    pass\n\ndef test_b():\n    """No stop"""\n\ndef test_c():\n    """Fine."""\n'
    assert without_promise(text) == [
        "test_a (line 1) has no docstring: say in one sentence what it promises",
        "test_b (line 4) wants one sentence that ends with a full stop",
    ]
