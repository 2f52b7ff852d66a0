"""Loads a YAML file as text with positions; what it refuses are located problems."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.document import Document
from nec_cdisc.source.text_file import place_at, read_text
from nec_cdisc.source.yaml_build import Build
from nec_cdisc.source.yaml_syntax import syntax_problem

_TAB = re.compile(r"^ *\t", re.MULTILINE)


def load_yaml(path: Path, name: str) -> Document:
    """Return the document in a YAML file; never raises for a fault of the file.

    ``name`` is the path relative to the study folder, with forward slashes. Anchors, aliases, merge keys and tags are
    refused, and so are further documents, more than 40 levels and more than 2 MB. Nothing in a file is ever executed.
    """
    source = read_text(path, name)
    if source.problem:
        return Document(name, None, source.lines, (source.problem,))
    if tab := _TAB.search(source.text):
        place = place_at(source.text, tab.end() - 1, name)
        return Document(name, None, source.lines, (Problem("SRC111", "a tab stands in the indentation", place),))
    return _parse(source.text, source.lines, name)


def _parse(text: str, lines: tuple[str, ...], name: str) -> Document:
    """Build the document from the events of the C parser, which does not recurse and builds no objects itself."""
    build = Build(name)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            build.take(event)
            if build.stopped:
                return Document(name, None, lines, tuple(build.problems))
    except yaml.YAMLError as fault:
        problem = syntax_problem(fault, lines, name)
        return Document(name, None, lines, (*build.problems, problem))
    if build.root is None and not build.problems:
        empty = Problem("SRC105", f"{name} has no content", Place(name, 1, 1))
        return Document(name, None, lines, (empty,))
    return Document(name, build.root, lines, tuple(build.problems), build.values, build.keys)
