"""Modules wait until something of them is asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from nec_cdisc.expectations.postponed import postponed


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return the name of a module that says when it is loaded."""
    (tmp_path / "slow_to_start.py").write_text("import sys\nsys.slow_was_loaded = True\nVALUE = 7\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "slow_was_loaded", False, raising=False)
    yield "slow_to_start"
    sys.modules.pop("slow_to_start", None)


def test_a_module_is_loaded_when_it_is_asked_for_something(module: str):
    """Importing it does nothing; its first attribute loads it, and is what the module says."""
    with postponed(module):
        import slow_to_start  # noqa: PLC0415 - this import is what is tested
    assert not sys.slow_was_loaded
    assert slow_to_start.VALUE == 7
    assert sys.slow_was_loaded


@pytest.mark.usefixtures("module")
def test_other_modules_and_later_imports_are_as_ever():
    """Only the names given wait, and only while the block lasts."""
    with postponed("another"):
        pass
    import slow_to_start  # noqa: F401, PLC0415 - this import is what is tested

    assert sys.slow_was_loaded


def test_a_module_that_is_absent_is_still_missing():
    """Its import is refused at once."""
    with postponed("no_such_module_anywhere"), pytest.raises(ModuleNotFoundError):
        import no_such_module_anywhere  # noqa: F401, PLC0415 - this import is what is tested


def test_great_expectations_starts_without_charts_and_distributions():
    """A suite is decided without loading altair or the distributions of scipy."""
    code = (
        "import sys\n"
        "from nec_cdisc.expectations.postponed import postponed\n"
        "from nec_cdisc.expectations.running import SLOW\n"
        "with postponed(*SLOW):\n"
        "    from nec_cdisc.expectations.gx import deciding\n"
        "    from nec_cdisc.expectations.suite import Expectation\n"
        "import pandas as pd\n"
        "asked = Expectation('expect_column_values_to_be_in_set', {'column': 'SEX', 'value_set': ['F', 'M']})\n"
        "one = deciding.decide(pd.DataFrame({'SEX': ['F', 'X']}), [asked])\n"
        "loaded = [name for name in ('altair.vegalite', 'scipy.stats._stats_py') if name in sys.modules]\n"
        "print(one[0].met, one[0].broken, loaded)\n"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (answer.stdout, answer.stderr) == ("False None []\n", "")
