"""Lines are given one by one, and a file that would grow without bounds is refused."""

from __future__ import annotations

import io
import json
import zlib

import pytest
from tests.readers.json_files import about, as_lines

from nec_cdisc.plugin.reader import FileOptions, Unreadable
from nec_cdisc.readers import dataset_json, dataset_json_lines
from nec_cdisc.readers.dataset_json_lines import lines

SAID = about({"USUBJID": "string", "AESEQ": "integer"}, 2)
ROWS = [["T-1", 1], ["T-2", None]]


def refusal(data: bytes, *, compressed: bool) -> str:
    """Return why data are refused."""
    with pytest.raises(Unreadable) as refused:
        list(lines(io.BytesIO(data), "ae.dsjc", compressed=compressed))
    assert refused.value.problem.code == "RAW141"
    return refused.value.problem.message


def test_a_compressed_file_is_read_as_its_lines(tmp_path):
    """A zlib stream of the lines gives the dataset, and the ending says so."""
    path = tmp_path / "ae.dsjc"
    path.write_bytes(zlib.compress(as_lines(SAID, ROWS).encode(), 9))
    found = dataset_json.read(path, "raw/ae.dsjc", FileOptions())
    assert {name: column.to_list() for name, column in found.dataset.columns.items()} == {
        "USUBJID": ["T-1", "T-2"],
        "AESEQ": ["1", None],
    }
    assert dataset_json.headers(path, FileOptions()) == ["USUBJID", "AESEQ"]


@pytest.mark.parametrize("piece", [1, 7, 1 << 18])
def test_lines_do_not_depend_on_the_pieces_of_reading(monkeypatch, piece):
    """Whatever is read at once, lines are those of the text, the last one with or without its end."""
    monkeypatch.setattr(dataset_json_lines, "_PIECE", piece)
    data = b'{"a":1}\n\n[1]\r\n[2]'
    for compressed in (False, True):
        given = zlib.compress(data) if compressed else data
        assert list(lines(io.BytesIO(given), "x", compressed=compressed)) == [b'{"a":1}\n', b"\n", b"[1]\r\n", b"[2]"]
    assert list(lines(io.BytesIO(zlib.compress(b"")), "x", compressed=True)) == [b""]


def test_damage_is_told():
    """No zlib stream, one that is cut off, a flipped byte, and data behind the end are each named."""
    whole = zlib.compress(as_lines(SAID, ROWS).encode())
    assert "no zlib stream" in refusal(json.dumps(SAID).encode(), compressed=True)
    assert "cut off" in refusal(whole[:-3], compressed=True)
    assert "damaged" in refusal(whole[:-1] + bytes([whole[-1] ^ 1]), compressed=True)
    assert "behind the end" in refusal(whole + whole, compressed=True)


def test_a_bomb_is_refused(monkeypatch):
    """A stream that unpacks to far more than any dataset does is left before it fills memory or disk."""
    monkeypatch.setattr(dataset_json_lines, "HARMLESS", 1_000_000)
    assert "unpacks to more than 400 times" in refusal(zlib.compress(b"[]\n" * 3_000_000, 9), compressed=True)


def test_a_line_without_end_is_refused(monkeypatch):
    """No line is gathered beyond what a header may have."""
    monkeypatch.setattr(dataset_json_lines, "LONGEST", 1000)
    assert "row 2 of ae.dsjc" in refusal(b"{}\n" + b" " * 300_000, compressed=False)
