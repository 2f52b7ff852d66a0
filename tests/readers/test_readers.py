"""A raw file finds its reader by its ending, and only that reader is imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import openpyxl
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
    with pytest.raises(Unreadable, match=r"\.csv, \.dsjc, \.json, .*\.sas7bdat, .*\.xlsx") as refusal:
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


@pytest.mark.parametrize(
    ("text", "names", "codes"),
    [
        ("a,b\n1,2\n", ["a", "b"], []),
        ("a,b,a\n1,2,3\n", ["a", "b"], ["RAW111"]),
        ("a,,b\n1,2,3\n", ["a", "b"], ["RAW112"]),
        ("a,b,\n1,2,\n", ["a", "b"], []),
    ],
)
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_faulty_column_names_are_told_with_the_header(tmp_path, suffix, text, names, codes):
    """A name that stands twice, values without a name; the very problems that reading the records gives."""
    path = tmp_path / f"ae{suffix}"
    if suffix == ".csv":
        path.write_text(text, "utf-8")
    else:
        book = openpyxl.Workbook()
        for line in text.splitlines():
            book.active.append([cell or None for cell in line.split(",")])
        book.save(path)
    found, problems = readers.checked_headers(path, f"raw/ae{suffix}", FileOptions())
    assert (found, [problem.code for problem in problems]) == (names, codes)
    assert {*problems} <= {*readers.read(path, f"raw/ae{suffix}", FileOptions()).problems}
    assert all(f"raw/ae{suffix}" in problem.message for problem in problems)


@pytest.mark.parametrize("name", ["ae.csv", "ae.xlsx", "ae.xpt", "ae.sas7bdat", "ae.pdf"])
@pytest.mark.parametrize("content", [b"", b"\0\0", b"site,\xff\xfe\n\xe4,\xe4\n"])
def test_a_file_is_called_as_the_study_calls_it(tmp_path, name, content):
    """Whatever is wrong with its header, the message and the cells name the path from the study folder."""
    (tmp_path / name).write_bytes(content)
    for call in (
        lambda: readers.headers(tmp_path / name, FileOptions(), f"raw/{name}"),
        lambda: readers.checked_headers(tmp_path / name, f"raw/{name}", FileOptions()),
    ):
        with pytest.raises(Unreadable) as refusal:
            call()
        assert refusal.value.problem.cells.file == f"raw/{name}"
        assert f"raw/{name}" in refusal.value.problem.message
        assert str(tmp_path) not in refusal.value.problem.message


def test_a_formats_catalogue_is_called_as_the_study_calls_it(tmp_path):
    """By its path from the study folder, like the dataset that it belongs to."""
    data = Path(__file__).parent / "data"
    (dataset,) = sorted(data.glob("*.sas7bdat"))[:1]
    (tmp_path / "visits.sas7bdat").write_bytes(dataset.read_bytes())
    (tmp_path / "formats.sas7bcat").write_bytes(b"none")
    options = FileOptions(catalogue=tmp_path / "formats.sas7bcat")
    with pytest.raises(Unreadable) as refusal:
        readers.headers(tmp_path / "visits.sas7bdat", options, "raw/visits.sas7bdat")
    assert refusal.value.problem.cells.file == "raw/formats.sas7bcat"
