"""YAML is loaded as the text that was typed, with places, and every fault is a located problem."""

from __future__ import annotations

import os
import time

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nec_cdisc.problem import CODES, Place
from nec_cdisc.source.text_file import SIZE_LIMIT
from nec_cdisc.source.yaml_file import load_yaml


@pytest.fixture
def load(tmp_path):
    """Write a text or bytes to a file and load it."""

    def load(content):
        path = tmp_path / "file.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load_yaml(path, "mappings/file.yaml")

    return load


TYPED = ["NO", "yes", "on", "012", "0x1F", "12:30", "1.10", "1e3", "null", "~", "true", "2016-08-05", ".inf", "=", "µg"]


@pytest.mark.parametrize("typed", TYPED)
def test_a_scalar_is_the_text_that_was_typed(load, typed):
    """No value of a mapping turns into a number, a date or a truth value, neither as key nor as value."""
    document = load(f"{typed}: {typed}\nlist: [{typed}, '{typed}', \"{typed}\"]\n")
    assert document.problems == ()
    assert document.data == {typed: typed, "list": [typed] * 3}


def test_an_empty_value_is_none_and_an_empty_quote_is_text(load):
    """Nothing after the colon is nothing; quotes make it an empty text."""
    document = load("a:\nb: ''\nc: # a comment\nd: [x, ]\ne: {f: , g}\n")
    assert document.data == {"a": None, "b": "", "c": None, "d": ["x"], "e": {"f": None, "g": None}}
    assert document.problems == ()


def test_windows_files_read_like_others(load):
    """A byte order mark and Windows line ends change neither values nor places."""
    document = load(b"\xef\xbb\xbfa: 1\r\nb:\r\n  c: 2\r\n")
    assert document.data == {"a": "1", "b": {"c": "2"}}
    assert document.place(("b", "c")) == Place("mappings/file.yaml", 3, 6)
    assert document.text[2] == "  c: 2"


DEEP = "a: " + "[" * 40 + "]" * 40
FAULTS = {
    "a: 1\na: 2\n": ("SRC112", 2, 1),
    "a: {b: 1, c: 2, b: 3}": ("SRC112", 1, 17),
    "[a]: b\n": ("SRC113", 1, 1),
    "? {a: b}\n: c\n": ("SRC113", 1, 3),
    "?\n: c\n": ("SRC113", 1, 2),
    "a: &x 1\n": ("SRC114", 1, 4),
    "&x a: 1\n": ("SRC114", 1, 1),
    "a: *x\n": ("SRC114", 1, 4),
    "*x : 1\n": ("SRC114", 1, 1),
    "a: *\n": ("SRC110", 1, 4),
    "<<: {a: b}\n": ("SRC115", 1, 1),
    "a: !!python/object/apply:os.system ['exit 1']\n": ("SRC116", 1, 4),
    "a: !!int 3\n": ("SRC116", 1, 4),
    "a: !mine 3\n": ("SRC116", 1, 4),
    "a: ! 3\n": ("SRC116", 1, 4),
    "a: !x!y 3\n": ("SRC110", 1, 4),
    DEEP: ("SRC117", 1, 43),
    "a: 1\n---\nb: 2\n": ("SRC118", 2, 1),
    "a: 1\n...\n---\nb: 2\n": ("SRC118", 3, 1),
    "a:\n\t- b\n": ("SRC111", 2, 1),
    "a:\n  \tb: c\n": ("SRC111", 2, 3),
    "": ("SRC105", 1, 1),
    " \n\n": ("SRC105", 1, 1),
    "# nothing\n": ("SRC105", 1, 1),
    "---\n": ("SRC105", 1, 1),
    "a: b\0\n": ("SRC104", 1, 5),
    "\x1b[31ma: b": ("SRC104", 1, 1),
    'a: "\\0"\n': ("SRC104", 1, 4),
    "a: b\u00a0c\n": ("SRC106", 1, 5),
    "a: b\nc: \u202ed\n": ("SRC106", 2, 4),
    "a: b\u2028c\n": ("SRC106", 1, 5),
    "a: b: c\n": ("SRC110", 1, 5),
    "a: [1, 2\nb: 3\n": ("SRC110", 1, 4),
    "a: {b: 1\nc: 3\n": ("SRC110", 1, 4),
    'a: 1\nb: "open\n': ("SRC110", 2, 4),
    "a: 'open\nb: 3": ("SRC110", 1, 4),
    "a: @x\n": ("SRC110", 1, 4),
    "a:\n  b: 1\n c: 2\n": ("SRC110", 3, 2),
    "a: b\nc\n": ("SRC110", 2, 1),
    'a: "\\q"\n': ("SRC110", 1, 5),
    "a: - b\n": ("SRC110", 1, 4),
    "a: ]\n": ("SRC110", 1, 4),
    "a: b\n...\nc: d\n": ("SRC110", 3, 1),
    "%YAML 3.0\n---\na: b\n": ("SRC110", 1, 1),
    b"a: \xe4\n": ("SRC103", 1, 4),
    b"a: \xc2\xb5\nb: \xff\n": ("SRC103", 2, 4),
    b"\xef\xbb\xbfa: \xc2\xb5\xe4\n": ("SRC103", 1, 5),
    "a: b\n".encode("utf-16"): ("SRC103", 1, 1),
    b"a" * (SIZE_LIMIT + 1): ("SRC102", 0, 0),
}


@pytest.mark.parametrize(("content", "expected"), FAULTS.items(), ids=lambda value: repr(value)[:40])
def test_each_fault_is_one_located_problem(load, content, expected):
    """A fault is told once, at its line and column."""
    code, line, column = expected
    document = load(content)
    assert [(p.code, p.place) for p in document.problems] == [(code, Place("mappings/file.yaml", line, column))]


@pytest.mark.parametrize("content", FAULTS, ids=lambda value: repr(value)[:40])
def test_a_problem_speaks_plainly(load, content):
    """No message shows a parser's or a programmer's words."""
    for problem in load(content).problems:
        said = problem.message.lower()
        assert not any(word in said for word in ("token", "scalar", "node", "traceback", "exception", "none"))


def test_all_faults_of_a_file_are_told_at_once(load):
    """What does not hinder reading on does not hide the next fault, and the rest is there."""
    document = load("a: 1\na: {a: 1, a: 2}\nb: !x 2\n[c]: [&y 1]\nd: *y\n<<: {e: 1}\nf: ok\n")
    assert [p.code for p in document.problems] == ["SRC112", "SRC112", "SRC116", "SRC113", "SRC114", "SRC114", "SRC115"]
    assert document.data == {"a": "1", "b": "2", "d": None, "f": "ok"}
    assert document.place(("f",)).line == 7


def test_forty_levels_are_read(load):
    """The limit is one that no mapping reaches, and the last level within it is read."""
    assert load("a: " + "[" * 39 + "]" * 39).problems == ()


def test_what_is_no_file_is_a_problem(tmp_path):
    """A missing file, a folder, a pipe and an impossible name are told, and a pipe is not waited for."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "absent.yaml", tmp_path, tmp_path / "pipe", tmp_path / ("x" * 400), tmp_path / "a\0b"):
        document = load_yaml(path, "study.yaml")
        assert [(p.code, p.place) for p in document.problems] == [("SRC101", Place("study.yaml"))]
        assert document.data is None


HOSTILE = {
    "brackets": b"[" * 1_900_000,
    "braces": b"{a: " * 470_000,
    "questions": b"? " * 900_000,
    "dashes": b"- " * 900_000,
    "indent": b"".join(b" " * n + b"a:\n" for n in range(1900)),
    "laughs": b"a: &a [x]\n" + b"b: [*a, *a]\n" * 2000,
    "keys": b"".join(b"k%d: v\n" % n for n in range(20_000)),
    "open quote": b'a: "' + b"x\n" * 900_000,
    "commas": b"a: [" + b"," * 1_000_000,
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_end_soon(load, content):
    """Neither depth, nor copies of copies, nor open quotes make the reader hang or fall over."""
    start = time.perf_counter()
    document = load(content)
    assert time.perf_counter() - start < 5
    assert bool(document.problems) == (content is not HOSTILE["keys"])


FUZZ = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SIGNS = [
    "a",
    "b: ",
    ": ",
    "- ",
    "\n",
    "\n  ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "&x ",
    "*x",
    "!t ",
    "!!str ",
    '"',
    "'",
    "|",
    ">",
]
RARE = ["#", "? ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "\t", "~", "\\", "é", "\r\n", "@", "`", "\u00a0", "\ud7ff"]
PIECES = st.lists(st.sampled_from([*SIGNS, *RARE]), max_size=30).map("".join)


def _check(document):
    for problem in document.problems:
        assert problem.code in CODES
        assert problem.place is not None
        assert problem.place.line <= len(document.text) or problem.code in {"SRC101", "SRC102"}
    assert (document.data is not None) or document.problems


@FUZZ
@given(content=PIECES)
@example(content="a: [\n")
@example(content="*a : b")
def test_any_yaml_is_answered(load, content):
    """Whatever stands in a file, the answer is values or located problems."""
    _check(load(content))


@FUZZ
@given(content=st.binary(max_size=60))
def test_any_bytes_are_answered(load, content):
    """Bytes that are no text are a located problem."""
    _check(load(content))


LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S"), include_characters=" \n")
TREES = st.recursive(
    st.text(LETTERS, max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(LETTERS, max_size=5), inner, max_size=4),
    max_leaves=12,
)


@FUZZ
@given(tree=TREES)
def test_written_text_comes_back(load, tree):
    """What another YAML writer wrote as quoted text is read back unchanged."""
    document = load(yaml.dump(tree, default_style='"', allow_unicode=True, Dumper=_NoAlias))
    assert document.problems == ()
    assert document.data == tree


class _NoAlias(yaml.SafeDumper):
    """Writes no anchors."""

    def ignore_aliases(self, _data):
        """Never refer to what was written before."""
        return True
