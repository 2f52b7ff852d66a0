"""A chain of lines: whole, or wrong in a line that is named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nec_cdisc.writers.chain import GENESIS, Chain, canonical, chain


def record(count: int) -> list[bytes]:
    """Return the lines of a record of some runs."""
    lines = [GENESIS]
    for number in range(1, count + 1):
        previous = chain(b"".join(lines)).head
        lines.append(canonical({"number": number, "previous": previous, "command": f"c{number % 2}", "by": "Müller"}))
    return lines


LINES = record(4)
WHOLE = chain(b"".join(LINES))


def faults(lines: list[bytes], head: str = WHOLE.head, count: int | None = 5) -> list[tuple[int, str]]:
    """Return what is wrong with a record whose end somebody wrote down."""
    return list(chain(b"".join(lines), head, count).faults)


def test_a_whole_record_has_no_fault():
    """Lines come back as data, the last one of a command is found, and the first line binds the others."""
    assert faults(LINES) == []
    assert [line["number"] for line in WHOLE.lines] == [0, 1, 2, 3, 4]
    assert WHOLE.last("c1")["number"] == 3
    assert WHOLE.last("c9") is None
    assert canonical({"b": 1, "a": "ä"}) == b'{"a":"\\u00e4","b":1}\n'


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        ([*LINES[:2], LINES[2].replace(b"c0", b"c9"), *LINES[3:]], 3, "line 3 was edited: line 4 names another hash"),
        ([*LINES[:2], b"rubbish\n", *LINES[3:]], 3, "line 3 was edited: it is not as a run writes it"),
        ([*LINES[:2], LINES[2].replace(b",", b", "), *LINES[3:]], 3, "line 3 was edited: it is not as a run writes it"),
        ([*LINES[:2], *LINES[3:]], 3, "lines were cut out before line 3: run 2 is missing"),
        ([*LINES[:2], LINES[3], LINES[2], LINES[4]], 3, "line 3 was moved or put in: it is run 3, where run 2"),
        ([*LINES[:3], *LINES[2:]], 4, "line 4 was moved or put in: it is run 2, where run 3"),
        (LINES[1:], 1, "line 1 is not the first line"),
        (LINES[:-1], 4, "lines were cut off at the end: 4 of 5 are there"),
        ([*LINES[:-1], LINES[-1].replace(b"c0", b"c9")], 5, "the end of the record was changed"),
        ([*LINES, canonical({"number": 5, "previous": WHOLE.head})], 6, "lines were put in after line 5"),
        ([*LINES[:-1], LINES[-1][:-1]], 5, "the last line is cut short"),
        ([], 1, "the record is empty"),
    ],
)
def test_what_is_wrong_is_told_by_its_line(lines: list[bytes], line: int, said: str):
    """Edited, cut, moved, repeated and added lines, and an end that is gone, are each told with their line."""
    assert any(number == line and message.startswith(said) for number, message in faults(lines)), faults(lines)


def test_without_a_note_of_its_end_a_shorter_record_is_whole():
    """Who has only the lines cannot know of later ones: that is why publication and archive write the end down."""
    assert faults(LINES[:-1], "", None) == []
    assert faults(LINES[:-1], WHOLE.head, None) != []


@settings(max_examples=200, deadline=None)
@given(at=st.integers(0, len(WHOLE.data) - 1), bit=st.integers(0, 7))
def test_no_bit_changes_unnoticed(at: int, bit: int):
    """Whichever bit of a record is changed, something is told."""
    data = bytearray(WHOLE.data)
    data[at] ^= 1 << bit
    assert chain(bytes(data), WHOLE.head, 5).faults


@given(st.binary(max_size=400))
def test_any_bytes_are_answered(data: bytes):
    """Whatever the bytes are, there is an answer and no exception."""
    assert isinstance(chain(data, "0" * 64, 3), Chain)
    assert chain(data, "0" * 64, 3).faults


def test_deep_nesting_is_an_edited_line():
    """A line of brackets without end is no fault of the reader."""
    assert faults([*LINES[:1], b"[" * 100_000 + b"\n"])
