"""Files come back as they were written, and files of others as they are."""

from __future__ import annotations

import io
import string

import numpy as np
import pandas as pd
import pyreadstat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import constant, encode
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.xpt import cards, header
from nec_cdisc.xpt import read as read_module
from nec_cdisc.xpt.ibm import out_of_range
from nec_cdisc.xpt.member import CARD, Member, Variable
from nec_cdisc.xpt.read import Numbers, members, parts, read
from nec_cdisc.xpt.write import write

PRINTABLE = string.ascii_letters + string.digits + string.punctuation + " "
TEXTS = st.none() | st.text(PRINTABLE, min_size=1, max_size=200).filter(str.strip)
NUMBERS = st.floats(allow_infinity=False).filter(lambda value: not out_of_range(np.array([value]))[0])


def file_of(member, records):
    """Return a file with the given bytes as records."""
    return header.library_header(member) + header.member_header(member) + records + cards.padding(len(records))


def read_bytes(data, **options):
    """Read a file that is in memory."""
    return read(io.BytesIO(data), **options)


def text_member(stamp, length, name="CO"):
    """Describe a dataset of one text variable."""
    return Member(name, "", (Variable("A", "", "Char", length),), stamp)


def refused(data):
    """Return code and message of the refusal of a file."""
    with pytest.raises(Unreadable) as caught:
        read_bytes(data)
    return caught.value.problem.code, caught.value.problem.message


@given(st.lists(st.tuples(TEXTS, NUMBERS), max_size=30))
def test_what_is_written_comes_back(rows):
    """Every text without its trailing blanks, every number to the bit, the description as it was."""
    texts = [text and text.rstrip() for text, _ in rows]
    numbers = np.array([number for _, number in rows], np.float64)
    width = max([1, *(len(text) for text in texts if text)])
    variables = (Variable("K", "", "Char", 1), Variable("T", "x", "Char", width), Variable("N", "y", "Num", 8))
    member = Member("XX", "Two and a key", variables, header.NO_STAMP)
    file = io.BytesIO()
    assert write(file, member, [constant("k", len(rows)), encode([text for text, _ in rows]), numbers]) == ()
    (table,) = read_bytes(file.getvalue())
    assert table.member == member
    assert table.records == len(rows)
    assert table.columns[1].to_list() == texts
    np.testing.assert_array_equal(table.columns[2].doubles, numbers)
    assert table.problems == ()


def test_distinct_texts_stand_in_order_of_appearance(written):
    """So the same file gives the same encoding everywhere."""
    data, _ = written([Variable("A", "", "Char", 2)], [encode(["b", "a", "b", "c"])])
    column = read_bytes(data)[0].columns[0]
    assert list(column.values) == ["b", "a", "c"]
    assert column.codes.tolist() == [0, 1, 0, 2]


def test_special_missing_values_are_read_and_told(stamp):
    """The ordinary missing value is nothing to tell."""
    member = Member("XX", "", (Variable("N", "", "Num", 8),), stamp)
    letters = b"\x41\x10" + bytes(6), b"_" + bytes(7), b"." + bytes(7), b"Z" + bytes(7), b"Z" + bytes(7)
    (table,) = read_bytes(file_of(member, b"".join(letters)))
    column = table.columns[0]
    np.testing.assert_array_equal(column.doubles, [1, np.nan, np.nan, np.nan, np.nan])
    assert column.special.to_list() == [None, "_", None, "Z", "Z"]
    assert [(problem.code, problem.target, problem.message) for problem in table.problems] == [
        ("XPT155", "XX.N", "XX.N: special missing values .Z 2x, ._ 1x")
    ]


def test_short_numbers_are_read(stamp):
    """SAS may store a number in 2 to 7 bytes; the rest of the fraction is zero."""
    variables = (Variable("A", "", "Num", 3), Variable("B", "", "Num", 2), Variable("C", "", "Char", 1))
    (table,) = read_bytes(file_of(Member("XX", "", variables, stamp), b"\x41\x18\x00\xc1\x10x\x2e\x00\x00\x00\x00y"))
    np.testing.assert_array_equal(table.columns[0].doubles, [1.5, np.nan])
    assert table.columns[1].doubles.tolist() == [-1, 0]
    assert table.columns[2].to_list() == ["x", "y"]


def test_several_datasets_are_read_in_order(stamp):
    """A text that looks like a header, but for its place, begins no dataset."""
    first, second = text_member(stamp, 120, "ONE"), text_member(stamp, 3, "TWO")
    decoy = cards.MEMBER.ljust(120) + b"x".ljust(120)
    data = file_of(first, decoy) + header.member_header(second) + b"abc" + cards.padding(3)
    tables = read_bytes(data)
    assert [(table.member.name, table.records) for table in tables] == [("ONE", 2), ("TWO", 1)]
    assert tables[0].columns[0].to_list() == [cards.MEMBER.decode(), "x"]
    assert [(member.name, count) for member, count in members(io.BytesIO(data))] == [("ONE", 2), ("TWO", 1)]


def test_blanks_in_the_last_card_are_padding_and_before_it_records(stamp):
    """Twenty records of four bytes fill a card: trailing blank ones are dropped, but never a card that was paid for."""
    member = text_member(stamp, 4)

    def count(records):
        return read_bytes(file_of(member, records))[0].records

    assert count(b"abcd" * 3) == 3
    assert count(b"abcd" + b"    " * 2 + b"abcd") == 4
    assert count(b"abcd" * 20) == 20
    assert count(b"abcd" * 20 + b"    ") == 21
    assert count(b"") == 0


def test_a_blank_record_of_80_bytes_is_a_record(stamp):
    """Padding is always shorter."""
    (table,) = read_bytes(file_of(text_member(stamp, 80), b"x".ljust(80) + b" " * 80))
    assert table.columns[0].to_list() == ["x", None]


def test_bytes_of_another_encoding_are_told_with_their_records(stamp):
    """The value is missing, the others are read; the declared encoding reads them all."""
    data = file_of(text_member(stamp, 5), b"5 \xb5g " + b"ok   " + b"5 \xb5g ")
    (table,) = read_bytes(data)
    assert table.columns[0].to_list() == [None, "ok", None]
    assert [problem.code for problem in table.problems] == ["XPT153"]
    assert "CO.A" in table.problems[0].message
    assert "(2 records)" in table.problems[0].message
    (right,) = read_bytes(data, encoding="cp1252")
    assert right.columns[0].to_list() == ["5 µg", "ok", "5 µg"]
    assert right.problems == ()


def test_zero_bytes_at_the_end_of_text_are_blanks(stamp):
    """Some programs fill up with them; texts that become equal become one."""
    column = read_bytes(file_of(text_member(stamp, 3), b"a  a\0\0\0\0\0"))[0].columns[0]
    assert column.to_list() == ["a", "a", None]
    assert list(column.values) == ["a"]


def test_what_is_no_transport_file_is_refused(stamp):
    """Another format, version 8, no dataset, a damaged header."""
    good = file_of(text_member(stamp, 3), b"abc")
    assert refused(b"")[0] == "XPT150"
    assert refused(b"PK" * 200) == (
        "XPT150",
        "transport file is no SAS transport file: it begins with b'PKPKPKPKPKPKPKPKPKPK'",
    )
    assert refused(good.replace(cards.LIBRARY, cards.LIBRARY_8))[0] == "XPT151"
    assert refused(good[:240]) == ("XPT150", "transport file has no dataset")
    assert refused(good.replace(b"NAMESTR", b"NAMESTX"))[0] == "XPT150"


def test_a_file_that_is_cut_off_is_refused(stamp, tmp_path):
    """At any byte: data are missing, or the last record is not whole."""
    good = file_of(text_member(stamp, 70), b"abc".ljust(70, b".") * 3)
    for lost in (1, 79):
        assert refused(good[:-lost])[0] == "XPT152"
    assert refused(good[:-80]) == ("XPT152", "transport file: the last record of CO is not complete")
    path = tmp_path / "co.xpt"
    path.write_bytes(good[:-1])
    with pytest.raises(Unreadable, match=r"co\.xpt has"):
        read(path)
    path.write_bytes(b"")
    with pytest.raises(Unreadable, match=r"co\.xpt is no SAS"):
        read(path)


def test_a_column_knows_its_length():
    """As an encoded one does."""
    assert len(Numbers(np.zeros(3))) == 3


@pytest.mark.parametrize("records", [1, 2, 3, 100])
def test_pieces_of_a_file_are_the_whole(tmp_path, records):
    """A file read piece by piece holds the records that it holds when it is read at once, however small the pieces."""
    path = tmp_path / "vs.xpt"
    frame = pd.DataFrame({"T": ["a", "bb", "", "d", "a"], "N": [1.5, None, 3.0, 4.0, 5.0]})
    pyreadstat.write_xport(frame, str(path), table_name="VS", file_format_version=5)
    (whole,) = read(path)
    pieces = list(parts(path, records))
    assert [piece.records for piece in pieces] == [min(records, 5 - at) for at in range(0, 5, records)]
    assert [text for piece in pieces for text in piece.columns[0].to_list()] == whole.columns[0].to_list()
    joined = np.concatenate([piece.columns[1].doubles for piece in pieces])
    assert np.array_equal(joined, whole.columns[1].doubles, equal_nan=True)


def test_a_file_of_several_datasets_is_not_read_in_pieces(tmp_path):
    """A file with two datasets is refused where one is expected."""
    path = tmp_path / "two.xpt"
    one = tmp_path / "one.xpt"
    pyreadstat.write_xport(pd.DataFrame({"T": ["a"]}), str(one), table_name="ONE", file_format_version=5)
    data = one.read_bytes()
    path.write_bytes(data + data[240:])
    with pytest.raises(Unreadable) as refused:
        list(parts(path, 10))
    assert refused.value.problem.code == "XPT154"


@pytest.mark.parametrize("looked_at", [CARD, 2 * CARD, 7 * CARD])
def test_datasets_are_found_wherever_a_look_ends(tmp_path, monkeypatch, looked_at):
    """A file is looked at in pieces, and a dataset that begins at the end of one is found all the same."""
    path = tmp_path / "two.xpt"
    one, other = (text_member(header.NO_STAMP, 8, name) for name in ("AE", "DM"))
    records = b"a       " * 25
    first, second = file_of(one, records), file_of(other, records)
    path.write_bytes(first + second[len(header.library_header(other)) :])
    monkeypatch.setattr("nec_cdisc.xpt.read.LOOKED_AT", looked_at)
    assert [(member.name, count) for member, count in members(path)] == [("AE", 25), ("DM", 25)]
    assert [table.records for table in read(path)] == [25, 25]


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_few_records_are_read_as_many_are(monkeypatch, encoding):
    """Distinct texts found by Python and by Arrow are the same: values, their order, and bytes that are no text."""
    texts = np.array([b"b  ", b"\xc3\xa9 ", b"   ", b"b\0\0", b"a b", b"\xff  ", b"b  ", b"\xff  "], "S3")
    bytes_ = np.frombuffer(texts.tobytes(), "V3")
    few = read_module._text(bytes_, "AE.AETERM", encoding)
    monkeypatch.setattr(read_module, "MANY", 0)
    many = read_module._text(bytes_, "AE.AETERM", encoding)
    assert (few[0].to_list(), list(few[0].values)) == (many[0].to_list(), list(many[0].values))
    assert few[1] == many[1]
    assert few[0].to_list()[:5] == ["b", "é" if encoding == "utf-8" else None, None, "b", "a b"]
    assert [problem.code for problem in few[1]] == ["XPT153"] * (1 if encoding == "utf-8" else 2)
