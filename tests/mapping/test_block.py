"""A document is read as a block of the language, or told what is wrong at its place."""

from __future__ import annotations

import pytest

from nec_cdisc.mapping.block import read_block
from nec_cdisc.mapping.model import CodeListBlock, DatasetFile, StudyFile
from nec_cdisc.source.yaml_file import load_yaml


def read(tmp_path, kind, text: str, base: tuple[str, ...] = ()):
    """Return the block and the problems of a text."""
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    block, problems = read_block(kind, load_yaml(path, "x.yaml"), base)
    return block, [(item.code, str(item.place), item.message, item.nearest) for item in problems]


def test_a_part_of_a_document_is_read(tmp_path):
    """A block may stand below a key."""
    block, problems = read(tmp_path, CodeListBlock, "sex: {unknown: stop, terms: {f: F}}\n", ("sex",))
    assert (block.unknown, block.terms, problems) == ("stop", {"f": "F"}, [])


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (
            StudyFile,
            "study: A\ntitle: B\nexport_date: 2026-01-31\nidentifiers: {}\nprotocol: {visits: {V1: {numbr: 1}}}\n",
            [
                ("MAP103", "x.yaml:5:25", "'number' is missing in protocol.visits.V1", None),
                ("MAP102", "x.yaml:5:26", "'numbr' is no key here", "number"),
            ],
        ),
        (
            DatasetFile,
            "dataset: AE\none_record_per: event\nrows: [{from: ae}, {form: ae}]\nvariables: {}\n",
            [
                ("MAP103", "x.yaml:3:20", "'from' is missing in rows.1", None),
                ("MAP102", "x.yaml:3:21", "'form' is no key here", "from"),
            ],
        ),
        (
            DatasetFile,
            (
                "dataset: AE\none_record_per: event\n"
                "rows: {from: ae, look_up: {c: {table: t, match: m, expect: one}}}\n"
                "variables: {}\n"
            ),
            [
                (
                    "MAP101",
                    "x.yaml:3:60",
                    "rows.look_up.c.expect: input should be 'at most one' or 'exactly one', found 'one'",
                    None,
                )
            ],
        ),
    ],
)
def test_every_fault_is_told_with_its_place(tmp_path, kind, text, expected):
    """All faults of a document at once, each where it stands, misspelt keys with the nearest one."""
    block, problems = read(tmp_path, kind, text)
    assert block is None
    assert problems == expected


def test_a_document_that_was_not_readable_has_no_further_problem(tmp_path):
    """The fault of the file was told when it was loaded."""
    assert read(tmp_path, StudyFile, "a: [\n") == (None, [])
