"""JSON is read strictly and piece by piece."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.readers.json_text import ObjectText, decoded, value_at, value_of


def taken(text):
    """Return the members of an object, lists element by element."""
    found = ObjectText(text, "a.json")
    return {
        key: list(found.elements()) if text[found.at] == "[" else found.value()
        for key in found.keys()  # noqa: SIM118 - no dict
    }


def test_members_come_one_by_one():
    """Blanks may stand everywhere, lists may be empty, and numbers are what was written."""
    text = ' {\n"a" : 1.50 , "b": [ [1, "x"], null ,true ] ,"c":[ ], "d": {"e": [-2E3]}}\n '
    assert taken(text) == {"a": b"1.50", "b": [[b"1", "x"], None, True], "c": [], "d": {"e": [b"-2E3"]}}
    assert taken("{}") == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"a": 1, "a": 2}', "the key 'a' stands twice"),
        ('{"a": {"b": 1, "b": 1}}', "the key 'b' stands twice in one object"),
        ('{"a": NaN}', "NaN is no value of JSON"),
        ('{"a": 1,}', "nothing stands behind the last comma"),
        ('{"a": [1,]}', "nothing stands behind the last comma"),
        ('{"a": [1 2]}', "',' is expected in line 1, and '2' is there"),
        ('{"a"\n 1}', "':' is expected in line 2, and '1' is there"),
        ('{"a": [1', "',' is expected in line 1, and the end is there"),
        ('{"a": 1} 2', "something follows behind the end of the object"),
        ("{1: 2}", "a key is no text"),
        ("[1]", "'{' is expected in line 1, and '[' is there"),
        ("", "'{' is expected in line 1, and the end is there"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text, words):
    """A fault is one sentence with file and place (RAW141)."""
    with pytest.raises(Unreadable) as refused:
        taken(text)
    assert refused.value.problem.code == "RAW141"
    assert words in refused.value.problem.message


def test_a_text_holds_one_value():
    """What follows behind a value is a fault, and names its row where there is one."""
    assert value_of(' [1, "a"] ', "a.ndjson", 3) == [b"1", "a"]
    assert value_at("[1] [2]", 0, "a.json") == ([b"1"], 4)
    with pytest.raises(Unreadable, match=r"row 3 of a\.ndjson cannot be read: something follows"):
        value_of("[1] [2]", "a.ndjson", 3)


def test_nesting_has_an_end():
    """Depth is no way to bring the program down."""
    for text in ("[" * 300_000, '{"a":' * 300_000):
        with pytest.raises(Unreadable, match="nested too deeply"):
            value_of(text, "a.json")


def test_text_is_utf_8():
    """A byte order mark is left out, any other byte that is no UTF-8 is named by its place."""
    assert decoded(b"\xef\xbb\xbf{}", "a.json") == "{}"
    with pytest.raises(Unreadable, match=r"a\.json is not UTF-8, at byte 2"):
        decoded(b"{\xff}", "a.json")
