"""What every verb file must have."""

from __future__ import annotations

import doctest
import inspect
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

import nec_cdisc.verbs
from nec_cdisc.plugin.verb import Shape, shape_of
from nec_cdisc.problem import CODES
from nec_cdisc.problem.families import value
from nec_cdisc.verbs import _verb, verbs

TESTS = Path(__file__).parent
RULES = Path(inspect.getfile(nec_cdisc.verbs)).parent.parent / "rules"
VERBS = verbs()


def _module(name: str) -> ModuleType:
    return sys.modules[VERBS[name].__module__]


def lacks(function: object, module: ModuleType, tests: Path) -> list[str]:
    """Return what a verb lacks, in words that say what to add."""
    name = function.__name__
    text = inspect.getdoc(function) or ""
    missing = []
    if not (tests / f"test_{name}.py").exists():
        missing.append(f"a test: tests/verbs/test_{name}.py")
    if not text.partition("\n\n")[0].endswith("."):
        missing.append("a docstring whose first paragraph is a sentence: what the verb gives")
    missing += [
        f"argument {parameter!r} in the docstring"
        for parameter in inspect.signature(function).parameters
        if f"\n    {parameter}: " not in text
    ]
    missing += [f"{heading!r} in the docstring" for heading in ("Source:", "Example:") if heading not in text]
    if ">>> " not in text:
        missing.append("an example that runs (>>> ...)")
    missing += [f"{code} under 'Problems:' in the docstring" for code in _raised(module) if code not in text]
    return missing


def _raised(module: ModuleType) -> list[str]:
    return sorted(code for name, code in vars(module).items() if name.isupper() and code in CODES)


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_has_a_test_a_docstring_and_an_example(name):
    """A verb without test, docstring, source or example fails here, by name."""
    found = lacks(VERBS[name], _module(name), TESTS)
    assert not found, f"verbs/{name}.py lacks " + "; ".join(found)


@pytest.mark.parametrize("name", VERBS)
def test_the_example_of_a_verb_runs(name):
    """Every example of a docstring gives what it says."""
    result = doctest.testmod(_module(name))
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_names_only_codes_that_exist(name):
    """A problem code in a docstring stands in the catalogue."""
    assert set(re.findall(r"[A-Z]{3}\d{3}", VERBS[name].__doc__)) <= set(CODES)


def test_what_a_bare_verb_lacks_is_named(tmp_path):
    """A new verb without anything beside its code is told everything that is missing at once."""

    def bare(value):
        return value

    module = ModuleType("bare")
    module.NOT_A_DATE = value.NOT_A_DATE
    assert lacks(bare, module, tmp_path) == [
        "a test: tests/verbs/test_bare.py",
        "a docstring whose first paragraph is a sentence: what the verb gives",
        "argument 'value' in the docstring",
        "'Source:' in the docstring",
        "'Example:' in the docstring",
        "an example that runs (>>> ...)",
        "VAL111 under 'Problems:' in the docstring",
    ]


def test_verbs_are_found_by_file_name():
    """Every public file of the package is one verb, sorted by name."""
    files = [path.stem for path in Path(nec_cdisc.verbs.__file__).parent.glob("*.py") if path.stem[0] != "_"]
    assert list(VERBS) == sorted(files)
    assert all(function.__name__ == name for name, function in VERBS.items())
    assert {shape_of(function) for function in VERBS.values()} == set(Shape)


@pytest.mark.parametrize("thing", [None, len])
def test_a_file_without_its_verb_is_refused(thing):
    """A file whose function is missing or unmarked is named."""
    with pytest.raises(TypeError, match=r"verbs/lost\.py has no function 'lost' marked as a verb"):
        _verb("lost", thing)


def test_every_value_code_is_used_somewhere():
    """A code that no verb and no rule raises would be dead text."""
    sources = [path for folder in (RULES, RULES.parent / "verbs") for path in folder.glob("*.py")]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    names = [name for name, code in vars(value).items() if name.isupper() and isinstance(code, str)]
    assert len(names) == len([code for code in value.CODES if code.id < "VAL2"])
    assert [name for name in names if name not in text] == []
