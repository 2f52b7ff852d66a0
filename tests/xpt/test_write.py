"""Records are written partition after partition; a file with a problem is not left behind."""

from __future__ import annotations

import io
from decimal import Decimal

import numpy as np
import pytest

from nec_cdisc.dataset.encoded import Encoded, constant, encode
from nec_cdisc.xpt.member import Member, Variable
from nec_cdisc.xpt.read import Numbers, read
from nec_cdisc.xpt.write import BLOCK, RecordWriter, write

ID = Variable("USUBJID", "Unique Subject Identifier", "Char", 6)
SEQ = Variable("AESEQ", "Sequence Number", "Num", 8)


@pytest.fixture
def member(stamp):
    """Describe a dataset of one text and one number."""
    return Member("AE", "Adverse Events", (ID, SEQ), stamp)


def ids(count, first=0):
    """Return subject identifiers."""
    return encode([f"{first + number:06}" for number in range(count)])


def test_partitions_give_the_bytes_of_the_whole(member):
    """Where a dataset is cut, an empty partition included, leaves no trace."""
    whole, parts = io.BytesIO(), io.BytesIO()
    count = 2 * BLOCK + 37
    subjects, numbers = ids(count), np.arange(float(count))
    assert write(whole, member, [subjects, numbers]) == ()
    with RecordWriter(parts, member) as writer:
        for rows in np.split(np.arange(count), [1, 1, 5, BLOCK + 9]):
            writer.append([subjects.take(rows), encode([int(n) for n in numbers[rows]])])
    assert parts.getvalue() == whole.getvalue()
    assert writer.records == count
    assert len(whole.getvalue()) % 80 == 0


def test_records_follow_the_order_given(member):
    """The order may leave rows out and repeat them; columns stay as they are."""
    file = io.BytesIO()
    order = np.array([2, 0, 2])
    write(file, member, [ids(3), np.array([1.0, 2.0, 3.0])], order)
    (table,) = read(io.BytesIO(file.getvalue()))
    assert table.columns[0].to_list() == ["000002", "000000", "000002"]
    assert table.columns[1].doubles.tolist() == [3, 1, 3]


def test_everything_wrong_is_told_over_all_partitions_and_nothing_is_left(member):
    """Description and values together; what stood in the file before stays."""
    bad = Member("AE", "x" * 41, member.variables, member.stamp)
    for described, expected in ((member, []), (bad, ["XPT103"])):
        file = io.BytesIO(b"before")
        file.seek(6)
        with RecordWriter(file, described) as writer:
            writer.append([encode(["ok", "µ"]), np.array([1.0, 2.0])])
            writer.append([encode(["µ", "toolong"]), np.array([1e76, 2.0])])
        problems = writer.close()
        assert [problem.code for problem in problems] == [*expected, "XPT110", "XPT109", "XPT111"]
        assert "2 values, 2 records" in problems[len(expected)].message
        assert file.getvalue() == b"before"


def test_a_record_of_blanks_is_refused(stamp):
    """Readers take it for padding, or stop there: first, in the middle or last, whatever the length."""
    for length in (1, 79, 80, 200):
        variables = (Variable("A", "", "Char", length), Variable("B", "", "Char", 1))
        described = Member("CO", "", variables, stamp)
        file = io.BytesIO()
        problems = write(file, described, [encode([None, "x", " ", "y"]), encode([None, "z", None, None])])
        assert [(problem.code, problem.target) for problem in problems] == [("XPT114", "CO")]
        assert "2 records" in problems[0].message
        assert file.getvalue() == b""


def test_a_record_that_only_begins_with_blanks_is_written(stamp):
    """One value is enough, and so is one missing number."""
    described = Member("CO", "", (Variable("A", "", "Char", 3), SEQ), stamp)
    assert write(io.BytesIO(), described, [encode([None]), np.array([np.nan])]) == ()
    # The one number whose bytes are eight blanks.
    blanks = float(0x20202020202020) * 2.0 ** (4 * 0x20 - 312)
    assert [p.code for p in write(io.BytesIO(), described, [encode([None]), np.array([blanks])])] == ["XPT114"]


def test_columns_that_do_not_fit_the_variables_are_an_error_of_the_program(member):
    """One column for each variable, all of one length; what was written is taken back."""
    for columns in ([ids(1)], [ids(2), np.array([1.0])]):
        file = io.BytesIO()
        with pytest.raises(ValueError, match="2 columns of one length"):
            write(file, member, columns)
        assert file.getvalue() == b""


def test_closing_twice_changes_nothing(member):
    """The second time only tells the problems again."""
    file = io.BytesIO()
    writer = RecordWriter(file, member)
    writer.append([ids(1), np.array([1.0])])
    assert writer.close() == writer.close() == ()
    assert len(file.getvalue()) % 80 == 0


def test_referees_read_every_number_of_records(tmp_path, judge, member):
    """None, one, and so many that the last 80 bytes are full or not."""
    paths = []
    for count in (0, 1, 2, 5, 40, 80):
        path = tmp_path / f"ae{count}.xpt"
        with path.open("wb") as file:
            assert write(file, member, [ids(count), np.arange(count) + 0.5]) == ()
        assert read(path)[0].records == count
        paths.append(path)
    judge(*paths)


def test_referees_read_the_extremes(tmp_path, judge, stamp):
    """200 bytes, leading blanks, missing values, the largest and smallest numbers, formats."""
    text = ["x" * 200, "  leading", None, "a", " ".join(map(chr, range(33, 127)))[:199] + "!"]
    numbers = [0.1, -0.0, np.nan, 2.0**252 * (1 - 2**-53), 2.0**-260]
    variables = (
        Variable("ID", "L" * 40, "Char", 1),
        Variable("TEXT", "% & ' < \" ~", "Char", 200, "$200."),
        Variable("NUMBER", "", "Num", 8),
        Variable("EXACT", "", "Num", 8, "8.2"),
        Variable("DATE", "", "Num", 8, "DATE9."),
        Variable("NONE", "", "Char", 1),
    )
    exact = [Decimal("7.40"), None, -3, Decimal("1E-9"), 2**53]
    columns = [constant("1", 5), encode(text), np.array(numbers), encode(exact), np.arange(5.0), constant(None, 5)]
    path = tmp_path / "xx.xpt"
    with path.open("wb") as file:
        assert write(file, Member("XX", "y" * 40, variables, stamp), columns) == ()
    judge(path)
    (table,) = read(path)
    found = [column.doubles.tolist() if isinstance(column, Numbers) else column.to_list() for column in table.columns]
    assert found[1] == text
    np.testing.assert_array_equal(found[2], numbers)
    np.testing.assert_array_equal(found[3], [7.4, np.nan, -3, 1e-9, 2**53])
    assert found[5] == [None] * 5
    assert table.member.variables == variables


def test_referees_read_a_thousand_variables(tmp_path, judge, stamp):
    """Wide datasets are written like narrow ones."""
    variables = tuple(
        Variable(f"V{number}", f"Variable {number}", "Char" if number % 2 else "Num", 3 if number % 2 else 8)
        for number in range(1000)
    )
    columns = [
        Encoded(np.arange(20, dtype=np.int32) % 3, ["a", "bc", "def"]) if number % 2 else np.arange(20.0) + number
        for number in range(1000)
    ]
    path = tmp_path / "wide.xpt"
    with path.open("wb") as file:
        assert write(file, Member("WIDE", "", variables, stamp), columns) == ()
    judge(path)
