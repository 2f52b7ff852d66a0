"""Expressions: a bare name, or one verb with its arguments; each fault at its place."""

from __future__ import annotations

import pytest

from nec_cdisc.mapping.call import CallReader
from nec_cdisc.source.yaml_file import load_yaml
from nec_cdisc.verbs import verbs


def read(tmp_path, expression: str):
    """Return the call of one line ``X: …`` and the reader with its problems."""
    path = tmp_path / "x.yaml"
    path.write_text(f"X: {expression}\n", encoding="utf-8")
    reader = CallReader(load_yaml(path, "x.yaml"), verbs())
    return reader.read("X", reader.document.data["X"], ("X",)), reader


def test_a_bare_name_copies(tmp_path):
    """A name alone means take."""
    call, reader = read(tmp_path, "ae_text")
    assert (call.verb, dict(call.arguments), str(call.place)) == ("take", {"value": "ae_text"}, "x.yaml:1:1")
    assert reader.problems == []


def test_arguments_options_and_what_describes_the_line_are_told_apart(tmp_path):
    """Columns stay names, options are typed, notes are text, conditions are parsed."""
    call, _ = read(
        tmp_path, "{concatenate: [a, b], separator: '-', origin: CRF, crf: 31, blank_when: a is blank, comment: why}"
    )
    assert dict(call.arguments) == {"columns": ["a", "b"], "separator": "-"}
    assert dict(call.notes) == {"origin": "CRF", "crf": "31", "comment": "why"}
    assert call.blank_when is not None
    assert call.only_when is None


@pytest.mark.parametrize("expression", ["{visit_number: V, date: D}", "{date: D, visit_number: V}"])
def test_an_argument_may_have_the_name_of_a_verb(tmp_path, expression):
    """'date' is a verb and an argument of another verb; the order of the keys does not matter."""
    call, reader = read(tmp_path, expression)
    assert reader.problems == []
    assert (call.verb, dict(call.arguments)) == ("visit_number", {"visit": "V", "date": "D"})


@pytest.mark.parametrize(
    ("expression", "code", "place", "near"),
    [
        ("{dat: ae_start}", "MAP111", "x.yaml:1:5", "date"),
        ("{dat: ae_start, origin: CRF}", "MAP111", "x.yaml:1:5", "date"),
        ("{zzz: ae_start}", "MAP111", "x.yaml:1:5", None),
        ("", "MAP112", "x.yaml:1:3", None),
        ("[a]", "MAP112", "x.yaml:1:4", None),
        ("{origin: CRF}", "MAP112", "x.yaml:1:4", None),
        ("{date: a, number: b}", "MAP112", "x.yaml:1:14", None),
        ("{date: a, timme: b}", "MAP113", "x.yaml:1:14", "time"),
        ("{date: a, keep: b is c}", "MAP113", "x.yaml:1:14", None),
        ("{date: a, convention: b}", "MAP113", "x.yaml:1:14", None),
        ("{code: a}", "MAP114", "x.yaml:1:4", None),
        ("{date: [a, b]}", "MAP115", "x.yaml:1:11", None),
        ("{date: {a: b}}", "MAP115", "x.yaml:1:11", None),
        ("{sequence: {a: b}}", "MAP115", "x.yaml:1:15", None),
        ("{sequence: []}", "MAP115", "x.yaml:1:15", None),
        ("{round_half_away: a, digits: many}", "MAP115", "x.yaml:1:33", None),
        ("{flag: a is}", "MAP131", "x.yaml:1:15", None),
        ("{date: a, blank_when: b is tickd x}", None, None, None),
        ("{flag: [a]}", "MAP115", "x.yaml:1:11", None),
    ],
)
def test_a_fault_is_told_at_its_place(tmp_path, expression, code, place, near):
    """File, line and column of the very word, and the nearest known one."""
    _, reader = read(tmp_path, expression)
    found = [(item.code, str(item.place), item.nearest) for item in reader.problems]
    assert found == ([(code, place, near)] if code else [])


def test_a_fault_of_a_condition_says_what_to_do(tmp_path):
    """The next step that the parser knows reaches the reader."""
    _, reader = read(tmp_path, "{flag: 'a is \"b'}")
    (problem,) = reader.problems
    assert problem.code == "MAP131"
    assert problem.next_step == "Close the text with the same quote."


def test_several_faults_of_a_line_are_told_at_once(tmp_path):
    """Nothing stops at the first fault."""
    call, reader = read(tmp_path, "{code: [a], liszzz: b, zz: c}")
    assert call is None
    assert sorted(item.code for item in reader.problems) == ["MAP113", "MAP113", "MAP114", "MAP115"]


def test_an_extreme_may_keep(tmp_path):
    """The rows of the other table are bounded by a condition."""
    call, _ = read(tmp_path, "{earliest: ex.day, keep: mg > 0}")
    assert call.keep is not None


@pytest.mark.parametrize("key", ["only_when", "blank_when", "label", "origin", "otherwise"])
def test_a_key_of_a_line_that_is_left_empty_is_refused(tmp_path, key):
    """A condition or a note without words is unfinished, not absent."""
    call, reader = read(tmp_path, f"{{flag: a is filled, then: Y, {key}: }}")
    assert call is None
    assert [(item.code, item.message) for item in reader.problems] == [("MAP115", f"'{key}' for X is left empty")]
