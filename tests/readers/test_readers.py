"""A raw file finds its reader by its ending, and only that reader is imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from nec_cdisc import readers
from nec_cdisc.plugin.reader import FileOptions, Unreadable
from nec_cdisc.problem import CODES


@pytest.mark.parametrize(
    ("suffix", "module"),
    [(".csv", "csv"), (".CSV", "csv"), (".txt", "csv"), (".xlsx", "xlsx"), (".xpt", "xpt"), (".sas7bdat", "sas7bdat")],
)
def test_an_ending_has_one_reader(suffix, module):
    """Upper and lower case of an ending do not matter."""
    assert readers.reader_for(suffix).__name__ == f"nec_cdisc.readers.{module}"


def test_an_unknown_ending_has_none():
    """No format is guessed."""
    assert readers.reader_for(".pdf") is None
    assert readers.reader_for("") is None


def test_a_file_of_unknown_format_is_refused_with_the_known_ones():
    """The refusal tells which formats can be read."""
    with pytest.raises(Unreadable, match=r"\.csv, \.sas7bdat, .*\.xlsx") as refusal:
        readers.read(Path("ae.pdf"), "raw/ae.pdf", FileOptions())
    assert refusal.value.problem.code == "RAW101"


@pytest.mark.parametrize(("suffix", "forbidden"), [(".csv", {"pandas", "pyarrow"}), (".xlsx", {"pyreadstat"})])
def test_only_the_reader_wanted_is_imported(suffix, forbidden):
    """Looking up one format imports no package that only another one needs."""
    program = (
        "import sys; from nec_cdisc import readers; "
        f"readers.reader_for({suffix!r}); assert not {forbidden!r} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_endings_belong_to_one_reader_each():
    """No two readers claim one ending."""
    assert len(readers.suffixes()) == len(set(readers.suffixes()))


def test_codes_used_are_in_the_catalogue():
    """Each code that a reader mentions has its entry, and each entry of raw files is used."""
    source = "".join(path.read_text("utf-8") for path in Path(readers.__file__).parent.glob("*.py"))
    for code in (code for code in CODES if code.startswith("RAW1")):
        assert f'"{code}"' in source, code
