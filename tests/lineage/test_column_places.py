"""The places of columns are those at which the file holds them."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.lineage.column_places import NOWHERE, places
from nec_cdisc.lineage.store import _numbers, _table, _text


def test_the_bytes_at_a_place_are_those_of_the_column(tmp_path):
    """Numbers, numbers of texts, and letters; a column without missing cells needs no bits."""
    path = tmp_path / "x.arrow"
    _table({"n": _numbers(np.array([7, 300])), "t": _text(encode(["ab", "c", "ab"][:2]))}, path)
    told, held = places(path), path.read_bytes()
    width, start, bits = told["columns"]["n"]
    assert (told["size"], told["records"], width, bits) == (len(held), 2, 4, NOWHERE)
    assert held[start : start + 8] == (7).to_bytes(4, "little") + (300).to_bytes(4, "little")
    _, _, _, count, _, letters = told["columns"]["t"]
    assert (count, held[letters : letters + 3]) == (2, b"abc")


def test_a_column_without_cells_lies_nowhere(tmp_path):
    """So does one without a text."""
    path = tmp_path / "x.arrow"
    _table({"t": _text(encode([]))}, path)
    assert places(path)["columns"] == {"t": [1, NOWHERE, NOWHERE, 0, NOWHERE, NOWHERE]}
