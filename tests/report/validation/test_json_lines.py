"""JSON with an entry on each line."""

import json

import pytest

from nec_cdisc.report.validation.json_lines import PLACE, write_json_lines


@pytest.mark.parametrize("entries", [[], [1], [{"a": "ä\n"}, {"a": ["\x00list\x00"]}]])
def test_what_is_written_is_read_again(tmp_path, entries):
    """Each list stands at its place, whatever its entries hold, each of them on one line."""
    path = tmp_path / "a.json"
    write_json_lines({"before": 1, "runs": [{"list": PLACE}], "more": PLACE}, [entries, ["a", 2]], path)
    text = path.read_text("utf-8")
    assert json.loads(text) == {"before": 1, "runs": [{"list": entries}], "more": ["a", 2]}
    assert len(text.splitlines()) == (13 + len(entries) if entries else 12)


def test_half_a_character_breaks_nothing(tmp_path):
    """What UTF-8 cannot hold is written as a question mark."""
    write_json_lines({"list": PLACE}, [["a\ud800"]], tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == {"list": ["a?"]}


@pytest.mark.parametrize("data", [{}, {"a": PLACE, "b": PLACE}])
def test_each_list_has_its_place(tmp_path, data):
    """Data with fewer places than lists, or more, are refused."""
    with pytest.raises(ValueError, match="times in the data"):
        write_json_lines(data, [[]], tmp_path / "a.json")
