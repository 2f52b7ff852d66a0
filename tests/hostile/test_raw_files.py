"""Raw files that are no exports, or were made to do harm: one located problem each, others still checked."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

GOOD = b"site,subj,birth\n01,001,01.02.1950\n01,002,UN.UN.1960\n"
TEXT = GOOD.decode()
HEADER = b"site,subj,birth\n"
NOISE = random.Random(2014).randbytes(50_000)
#: Seconds that an answer may take, on a busy machine.
SOON = 120

ATTACKS: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "RAW106"),
    "a byte order mark alone": (b"\xef\xbb\xbf", "RAW107"),
    "blank lines": (b"\n\n\n", "RAW107"),
    "noise": (NOISE, "RAW105"),
    "noise without zero bytes": (NOISE.replace(b"\0", b"x"), "RAW104"),
    "cut off in a row": (GOOD[:-12], "RAW110"),
    "UTF-16": (TEXT.encode("utf-16"), "RAW104"),
    "UTF-16 without mark": (TEXT.encode("utf-16-le"), "RAW105"),
    "UTF-32": (TEXT.encode("utf-32"), "RAW104"),
    "Latin-1": (TEXT.replace("UN.UN", "März").encode("latin-1"), "RAW104"),
    "half a surrogate": (GOOD + b"01,\xed\xa0\x80,x\n", "RAW104"),
    "overlong code": (GOOD + b"01,\xc0\xaf,x\n", "RAW104"),
    "one name twice": (b"site,subj,birth,birth\n01,001,01.02.1950,x\n", "RAW111"),
    "one name 10,000 times": (b"site,subj" + b",birth" * 10_000 + b"\n01,001" + b",x" * 10_000 + b"\n", "RAW111"),
    "40,000 columns": (b"site,subj,birth," + b",".join(b"c%d" % n for n in range(40_000)) + b"\n", "RAW117"),
    "a zero byte": (GOOD + b"01,\0,x\n", "RAW105"),
    "a late zero byte": (GOOD + b"01,009,01.01.1950\n" * 10_000 + b"01,\0,x\n", "RAW105"),
    "a quote never closed": (HEADER + b'01,001,"' + b"01,002,x\n" * 1_000_000, "RAW109"),
    "a quote never closed in the header": (b'site,subj,"birth\n' + b"01,002,x\n" * 1_000_000, "RAW109"),
    "quotes alone": (HEADER + b'"' * 9_999_999 + b"\n", "RAW109"),
    "a page to log in": (b"<html><body>Please log in</body></html>\n", "RAW107"),
    "a workbook": (b"PK\x03\x04" + NOISE, "RAW105"),
    "another separator": (GOOD.replace(b",", b";"), "RAW108"),
    "other columns": (b"a,b,c\n1,2,3\n", "RAW107"),
}
#: A file without the declared columns is told once for each line that reads one.
MANY = {"MAP153", "MAP151"}


@pytest.mark.parametrize("name", ATTACKS)
def test_a_raw_file_that_is_none_is_one_located_problem(name, attack):
    """It is refused soon, with file and reason, and nothing is published."""
    content, code = ATTACKS[name]
    before = time.monotonic()
    answer = attack.raw("more.csv", content)
    assert time.monotonic() - before < SOON
    assert answer.sdtm == 1
    assert code in answer.codes
    assert len({line["message"] for line in answer.errors}) == 1 or set(answer.codes) <= MANY
    assert all(line["raw_file"] == "raw/more.csv" or line["mapping_line"] for line in answer.errors)
    assert len(answer.screen) < 100_000


@pytest.mark.parametrize(
    "content",
    [
        b"site,subj,birth\n",
        b"site,subj,birth",
        b"\xef\xbb\xbf" + GOOD,
        GOOD.replace(b"\n", b"\r\n"),
        GOOD.replace(b"\n", b"\r"),
        b"site,subj,birth\r\n01,001,01.02.1950\r01,002,01.02.1951\n\r\n",
    ],
    ids=["header alone", "header without line end", "mark", "windows", "old mac", "mixed line ends"],
)
def test_unusual_files_that_are_whole_are_read(content, attack):
    """A header alone, a byte order mark and line ends of any kind are no faults."""
    answer = attack.raw("more.csv", content)
    assert (answer.sdtm, answer.errors) == (0, [])


def test_all_other_files_are_still_checked(attack):
    """Two broken files and a broken line are told in one run."""
    answer = attack({"raw/more.csv": b"", "raw/dm.csv": NOISE, "mappings/code_lists.yaml": "sex: {unknown: ask}\n"})
    assert {"RAW105", "RAW106", "MAP101"} <= set(answer.codes)


def test_a_cell_of_ten_megabytes_is_shown_in_few_characters(attack):
    """A cell of any size is a query with its row; neither screen nor list repeats it."""
    for cell in (b"x" * 10_000_000, b'"' + b"x\n" * 5_000_000 + b'"', b"9" * 10_000_000, b"[/" * 5_000_000):
        answer = attack.raw("more.csv", HEADER + b"01,001," + cell + b"\n")
        found = [line for line in answer.problems if line["raw_row"] == "2"]
        assert answer.sdtm == 0
        assert [line["severity"] for line in found] == ["query"]
        assert len(answer.screen) < 20_000
        assert all(len(value or "") < 40_000 for line in found for value in line.values())


def test_a_column_name_of_ten_megabytes_is_one_problem(attack):
    """A column name of any size is told in few characters."""
    answer = attack.raw("more.csv", b"site,subj,birth," + b"x" * 10_000_000 + b"\n01,001,1,2\n")
    assert answer.codes == ["RAW116"]
    assert len(answer.screen) < 20_000


@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "loop", "gone"])
def test_what_is_no_ordinary_file_is_not_waited_for(kind, attack):
    """A folder, a pipe, a device and links in a circle in the place of a file are one problem at once."""
    folder = attack.write({"raw/more.csv": None})
    path = folder / "raw" / "more.csv"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "loop":
        path.symlink_to(path)
    answer = attack.ask(folder)
    assert answer.sdtm == 1
    assert len(answer.errors) == 1
    assert answer.codes[0] in {"RAW102", "SRC130", "MAP154"}
    assert answer.located


def test_a_link_to_a_file_outside_is_refused(attack, tmp_path: Path):
    """A raw file is not read through a link that leaves the study."""
    (tmp_path / "secret.csv").write_bytes(GOOD)
    folder = attack.write({"raw/more.csv": None})
    (folder / "raw" / "more.csv").symlink_to(tmp_path / "secret.csv")
    assert attack.ask(folder).codes == ["SRC130"]


@pytest.mark.parametrize("encoding", ["idna", "punycode", "unicode_escape", "utf_7", "rot13", "x" * 5_000, "a b/../c"])
def test_what_is_no_encoding_of_a_file_is_refused(encoding: str, attack):
    """Encodings that only Python knows, or nobody, are one problem, and short."""
    source = "source: edc\nsubject: [site, subj]\ndates: {orders: dmy, unknown: [UN]}\n"
    source += f'files: {{encoding: "{encoding}"}}\nforms:\n  dm: {{file: dm.csv, key: [site, subj]}}\n'
    source += "  more: {file: more.csv, key: [site, subj]}\n"
    answer = attack({"mappings/sources/edc.yaml": source})
    assert set(answer.codes) == {"RAW103"}
    assert len(answer.screen) < 5_000


@pytest.mark.parametrize("name", ["more.xpt", "more.sas7bdat", "more.xlsx", "more.sas7bcat", "more.json", "more"])
@pytest.mark.parametrize("content", [b"", GOOD, NOISE], ids=["nothing", "csv", "noise"])
def test_a_file_with_a_wrong_ending_is_one_problem(name: str, content: bytes, attack):
    """A file that is not what its ending says is refused by the reader of that ending."""
    answer = attack.raw(name, content)
    assert answer.sdtm == 1
    assert len(answer.errors) == 1
    assert answer.errors[0]["raw_file"] == f"raw/{name}"


def test_a_register_of_corrections_that_is_none_is_one_problem(attack):
    """The register of corrections is refused like any authored file, and not passed over."""
    for content, code in (
        (b"", "SRC105"),
        (NOISE, "SRC103"),
        (b"form,key\n", "SRC121"),
        (TEXT.encode("utf-16"), "SRC103"),
        (b"form,key,field,old_value,new_value,who,why\n" + b"x" * 2_100_000, "SRC102"),
        (b'form,key,field,old_value,new_value,who,why\n"' + b"x," * 500_000, "SRC120"),
        (b"form,key,field,old_value,new_value,who,why\nmore,nonsense,birth,a,b,me,why not\n", "MAP101"),
    ):
        answer = attack({"mappings/corrections.csv": content})
        assert answer.sdtm == 1
        assert code in answer.codes
        assert answer.located


def test_specifications_that_are_none_are_problems(attack):
    """Files of the study's own specifications are refused by name."""
    for content in (b"", NOISE, b"a,b\n1,2\n", TEXT.encode("utf-16"), b'codelist,value,decode\n"' + b"x" * 1_000_000):
        answer = attack({"specs/extensions.csv": content})
        assert answer.sdtm == 1
        assert all(code.startswith("STD1") for code in answer.codes)
        assert "specs/extensions.csv" in answer.errors[0]["mapping_line"]
