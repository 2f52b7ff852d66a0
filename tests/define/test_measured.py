"""Values are measured piece by piece, as if the file were looked at as a whole."""

from __future__ import annotations

import pandas as pd
import pyreadstat
import pytest

from nec_cdisc.define import measured
from nec_cdisc.define.measured import GAP, NO_DATE, SHORT, UNTIMED, measure, of_values, shown_number


def write(path, **columns):
    """Write a transport file by a program that is not ours."""
    pyreadstat.write_xport(pd.DataFrame(columns), str(path), table_name="LB", file_format_version=5)
    return path


@pytest.mark.parametrize("piece", [1, 2, 1000])
def test_pieces_make_a_whole(tmp_path, monkeypatch, piece):
    """However small the pieces are, lengths, digits, kinds and groups are those of all records."""
    monkeypatch.setattr(measured, "PIECE", piece)
    path = write(
        tmp_path / "lb.xpt",
        LBTESTCD=["A", "B", "A", "", "B"],
        LBORRES=["1", "<5", "2.25", "x", ""],
        LBSTRESN=[1.0, None, 2.25, None, 300.0],
    )
    found = measure(path, ["LBTESTCD", "LBCAT"], ["LBORRES", "LBSTRESN"])
    assert (found.records, found.keys) == (5, ("LBTESTCD",))
    result, number = found.variables["LBORRES"], found.variables["LBSTRESN"]
    assert (result.records, result.length, result.numeric) == (4, 4, False)
    assert (number.records, number.digits, number.whole, number.known) == (3, 2, False, {"1", "2.25", "300"})
    test = found.groups["A",]["LBORRES"]
    assert (test.records, test.numeric, test.whole, test.digits) == (2, True, False, 2)
    assert found.groups[None,]["LBORRES"].known == {"x"}
    assert found.groups["B",]["LBSTRESN"].whole


def test_too_many_values_are_not_kept(monkeypatch):
    """Beyond a limit values are counted and measured, but not kept, in one piece and over pieces."""
    monkeypatch.setattr(measured, "MANY", 3)
    assert of_values("abcd").values is None
    one, two = of_values("ab"), of_values("cd")
    one.add(two)
    assert (one.values, one.records) == (None, 4)


def test_an_empty_file_has_nothing(tmp_path):
    """A file without records has variables of which nothing is known."""
    path = write(tmp_path / "lb.xpt", LBTESTCD=["A"])
    head = path.read_bytes()
    path.write_bytes(head[: len(head) - 80])
    assert measure(path).records == 0


@pytest.mark.parametrize(
    ("texts", "bits"),
    [
        (["2019-07-01"], UNTIMED), (["2019-07"], UNTIMED | SHORT), (["2019---05"], UNTIMED | GAP), (["soon"], NO_DATE),
    ],
)  # fmt: skip
def test_dates_are_told_apart(texts, bits):
    """Whole dates, short ones, those with a gap, and what is no date."""
    assert of_values(texts).dates == bits


@pytest.mark.parametrize(
    ("number", "text"), [(1.0, "1"), (-2.5, "-2.5"), (1e-7, "0.0000001"), (1e20, "100000000000000000000"), (0.1, "0.1")]
)
def test_numbers_are_shown_without_exponent(number, text):
    """A number is shown as a codelist shows it."""
    assert shown_number(number) == text


def test_numbers_with_leading_zeros_are_texts():
    """What looks like a number and is a name stays a text."""
    assert not of_values(["001", "12"]).numeric
