"""Commands with two words answer at once, and hand their options on."""

from __future__ import annotations

import subprocess
import sys

import pytest
from published import library_workbook, text_file


def nec_cdisc(*words: object) -> subprocess.CompletedProcess[str]:
    """Run the program."""
    command = [sys.executable, "-m", "nec_cdisc", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("words", [("ct", "import"), ("ct", "diff"), ("standard", "import")])
def test_help_says_what_a_command_does(words):
    """Each has its own help."""
    done = nec_cdisc(*words, "--help")
    assert done.returncode == 0
    assert "Options" in done.stdout


def test_options_reach_the_commands(study, tmp_path):
    """Package, version and codelists are handed on, and so are several files."""
    path = text_file(tmp_path / "terminology.txt")
    done = nec_cdisc("--study", study, "ct", "import", path, "--package", "sdtm", "--version", "2025-09-26", "--all")
    assert (done.returncode, "6 of 6 codelists" in done.stdout) == (0, True)
    done = nec_cdisc("--study", study, "ct", "diff", "2025-09-26", path, "--json")
    assert (done.returncode, '"ours": []' in done.stdout) == (0, True)
    done = nec_cdisc("--study", study, "standard", "import", library_workbook(tmp_path / "g.xlsx"), "--dataset", "XA")
    assert (done.returncode, "XA of SDTMIG 3.4" in done.stdout) == (0, True)


def test_help_imports_nothing_heavy():
    """The commands are known without pandas, openpyxl or the XML parser."""
    heavy = ("pandas", "openpyxl", "pyexpat", "numpy", "nec_cdisc.standard_files")
    program = f"import sys, nec_cdisc.cli.main; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
