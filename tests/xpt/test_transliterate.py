"""Characters beyond printable ASCII are replaced by the declared table, and every replacement is listed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import Encoded, encode
from nec_cdisc.standard import location
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.transliteration import transliteration
from nec_cdisc.xpt.limits import is_printable
from nec_cdisc.xpt.transliterate import Replacement, merge, plain_text, replacement_notes, transliterate

TABLE = {"µ": "u", "ä": "ae", "\n": " ", "\u200b": "", "a": "never"}


@pytest.fixture(scope="module")
def packaged():
    """Read the packaged table."""
    table, problems = transliteration(Layers(location.packaged()))
    assert problems == []
    return table


def test_values_are_replaced_once_and_listed_by_character():
    """With the texts that held the character and the number of their records."""
    column, used = transliterate(encode(["µg", "Bär", "µg", None, "a\nµ", "ug"]), TABLE)
    assert column.to_list() == ["ug", "Baer", "ug", None, "a u", "ug"]
    assert list(column.values) == ["ug", "Baer", "a u"]
    assert used == (
        Replacement("\n", " ", ("a\nµ",), 1),
        Replacement("µ", "u", ("µg", "a\nµ"), 3),
        Replacement("ä", "ae", ("Bär",), 1),
    )


def test_a_character_without_an_entry_stays_to_be_refused():
    """The others of the value are replaced all the same."""
    column, used = transliterate(encode(["µ☃"]), TABLE)
    assert column.to_list() == ["u☃"]
    assert [replacement.character for replacement in used] == ["µ"]


def test_plain_columns_are_handed_back_as_they_are():
    """Printable ASCII is never touched, even where the table has an entry for it; values without records count not."""
    column = encode(["abc", "a"])
    assert transliterate(column, TABLE) == (column, ())
    unused = Encoded(np.array([0], np.int32), ["x", "µ"])
    assert transliterate(unused, TABLE)[1] == ()


@given(st.text())
def test_what_the_table_knows_becomes_printable(text):
    """Only characters without an entry are left."""
    assert {letter for letter in plain_text(text, TABLE) if not is_printable(letter)}.isdisjoint(TABLE)


def test_partitions_are_listed_together():
    """One entry for each character, each text once."""
    parts = [
        Replacement("µ", "u", ("µg", "µ"), 3),
        Replacement("ä", "ae", ("ä",), 1),
        Replacement("µ", "u", ("µg",), 2),
    ]
    assert merge(parts) == (Replacement("µ", "u", ("µg", "µ"), 5), Replacement("ä", "ae", ("ä",), 1))
    (note, _) = replacement_notes("LB.LBORRESU", merge(parts))
    assert (note.code, note.target) == ("XPT130", "LB.LBORRESU")
    assert note.message == "LB.LBORRESU: µ (U+00B5) was replaced by 'u' in 2 values, 5 records, such as 'µg'"


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("5 µg/μL", "5 ug/uL"),
        ("Größe, Ärzte, Übelkeit", "Groesse, Aerzte, Uebelkeit"),
        ("café – “naïve”", 'cafe - "naive"'),  # noqa: RUF001 - as typed
        ("≥ 38 °C ≤", ">= 38 degC <="),
        ("10\xa0mg\r\n‘x’…", "10 mg  'x'..."),  # noqa: RUF001 - as typed
        ("TNF-α × 1½", "TNF-alpha x 1 1/2"),  # noqa: RUF001 - as typed
    ],
)
def test_the_packaged_table_reads_well(packaged, raw, plain):
    """Texts as sites type them."""
    assert plain_text(raw, packaged) == plain
