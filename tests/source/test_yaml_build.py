"""Values are built from a parser's events; what is refused takes nothing else with it."""

from __future__ import annotations

import pytest
import yaml

from nec_cdisc.source.yaml_build import DEPTH_LIMIT, Build


def _build(text, loader=yaml.CSafeLoader):
    build = Build("f.yaml")
    for event in yaml.parse(text, Loader=loader):
        build.take(event)
    return build


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_values_and_places_do_not_depend_on_the_parser(loader):
    """Both parsers of the library give the same values at the same places."""
    build = _build("a: [b, {c: d}]\ne:\n  - f\n  - \n", loader)
    assert build.root == {"a": ["b", {"c": "d"}], "e": ["f", None]}
    assert build.values["a", 1, "c"] == (1, 12)
    assert build.keys["a", 1, "c"] == (1, 9)
    assert build.values["e", 1] == (4, 4)


def test_the_value_of_a_refused_key_is_read_and_dropped():
    """Faults below a repeated key are told too, and its values do not slip in."""
    build = _build("a: x\na: {b: [1], b: 2, c: !t y}\nd: z\n")
    assert build.root == {"a": "x", "d": "z"}
    assert [(p.code, p.place.line, p.place.column) for p in build.problems] == [
        ("SRC112", 2, 1),
        ("SRC112", 2, 13),
        ("SRC116", 2, 22),
    ]
    assert set(build.values) == {(), ("a",), ("d",)}


def test_a_list_as_key_takes_its_pair_with_it():
    """A key that is no text is told once, whatever it holds."""
    build = _build("? [a, {b: c}]\n: {d: e}\nf: g\n")
    assert build.root == {"f": "g"}
    assert [p.code for p in build.problems] == ["SRC113"]


def test_reading_stops_below_the_limit():
    """The level beyond the limit is told and no further event is wanted."""
    build = Build("f.yaml")
    for event in yaml.parse("[" * (DEPTH_LIMIT + 1), Loader=yaml.CSafeLoader):
        build.take(event)
        if build.stopped:
            break
    assert build.stopped
    assert [(p.code, p.place.column) for p in build.problems] == [("SRC117", DEPTH_LIMIT + 1)]


@pytest.mark.parametrize("text", ["a: \u201cb\u201d\n", "a: [\u201eb\u201c]\n", "\u00abb\u00bb: a\n"])
def test_quotes_of_a_word_processor_are_refused(text):
    """Without straight quotes around them they would silently be part of a value or a name."""
    assert [problem.code for problem in _build(text).problems] == ["SRC125"]


@pytest.mark.parametrize("text", ['a: "\u201cb\u201d"\n', "a: b\u2019s\n"])
def test_a_curly_sign_that_belongs_to_a_text_is_read(text):
    """Inside of straight quotes, or further on in a text, such a sign is one like others."""
    assert _build(text).problems == []
