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
                ("MAP102", "x.yaml:5:26", "'numbr' is no key of protocol.visits.V1", "number"),
            ],
        ),
        (
            DatasetFile,
            "dataset: AE\none_record_per: event\nrows: [{from: ae}, {form: ae}]\nvariables: {}\n",
            [
                ("MAP102", "x.yaml:3:21", "'form' is no key of rows.1", "from"),
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
                    "rows.look_up.c.expect wants 'at most one' or 'exactly one', found 'one'",
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


STUDY = "study: A\ntitle: B\nexport_date: 2026-01-31\nidentifiers: {}\n"
DATASET = "dataset: AE\none_record_per: event\nrows: {from: ae}\nvariables: {}\n"


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (StudyFile, STUDY.replace("title: B", "title:"), "title is left empty"),
        (StudyFile, STUDY.replace("title: B", "title: [B]"), "title wants a text, found a list"),
        (StudyFile, STUDY.replace("{}", "ID"), "identifiers wants a block of keys, found 'ID'"),
        (StudyFile, STUDY + "inherit:\n", "inherit is left empty"),
        (StudyFile, STUDY + "protocol:\n", "protocol is left empty"),
        (StudyFile, STUDY + "protocol: V1\n", "protocol wants a block of keys, found 'V1'"),
        (
            StudyFile,
            STUDY + "protocol: {visits: {V1: {number: x}}}\n",
            "protocol.visits.V1.number wants a number",
        ),
        (
            StudyFile,
            STUDY + "protocol: {visits: {V1: {number: 1e400}}}\n",
            "protocol.visits.V1.number wants a number that a transport file can hold, found '1e400'",
        ),
        (
            StudyFile,
            STUDY + "protocol: {visits: {V1: {number: 1, day: '1.5'}}}\n",
            "protocol.visits.V1.day wants a whole number, found '1.5'",
        ),
        (
            StudyFile,
            STUDY + "protocol: {visits: {V1: {number: 1, day: '0'}}}\n",
            "protocol.visits.V1.day wants a study day, and there is no day 0: the day before",
        ),
        (StudyFile, STUDY + "protocol: {visits: {V1: {number: 1, day: }}}\n", "protocol.visits.V1.day is left empty"),
        (
            StudyFile,
            STUDY.replace("2026-01-31", "1569801600"),
            "export_date wants a date like 2026-01-31, found '1569801600'",
        ),
        (StudyFile, STUDY.replace("2026-01-31", "2026-02-30"), "export_date wants a date like 2026-01-31, found"),
        (
            StudyFile,
            STUDY.replace("2026", "1959"),
            "export_date wants a year from 1960 to 2059, which the header of a transport file can hold, found",
        ),
        (DatasetFile, DATASET.replace("ae}", "ae, keep: }"), "rows.keep is left empty"),
        (DatasetFile, DATASET.replace("{from: ae}", "[{from: ae}, {from: ae, set: }]"), "rows.1.set is left empty"),
        (
            DatasetFile,
            DATASET.replace("ae}", "ae, look_up: {c: {table: t, match: m, keep: }}}"),
            "rows.look_up.c.keep is left empty",
        ),
        (DatasetFile, DATASET + "not_submitted: {a: no}\n", "not_submitted.a wants at least 3 characters, found 'no'"),
        (DatasetFile, DATASET + "edit_checks: x\n", "edit_checks wants a list, found 'x'"),
        (CodeListBlock, "unknown: stop\nterms: x\n", "terms wants a block of keys, found 'x'"),
        (CodeListBlock, "unknown: stop\nterms: {}\nignore_case: maybe\n", "ignore_case wants true or false, found"),
    ],
)
def test_what_is_wanted_is_said_in_plain_words(tmp_path, kind, text, said):
    """One problem for each value, in the words of the language reference; a key without a value is never absent."""
    block, problems = read(tmp_path, kind, text)
    assert block is None
    assert [(code, message[: len(said)]) for code, _, message, _ in problems] == [("MAP101", said)]


def test_a_misspelt_key_of_a_single_block_has_its_nearest_one(tmp_path):
    """A single block may stand where a list of blocks is expected."""
    _, problems = read(tmp_path, DatasetFile, DATASET.replace("ae}", "ae, kep: a is filled}"))
    assert [(code, near) for code, _, _, near in problems] == [("MAP102", "keep")]


def test_a_document_that_was_not_readable_has_no_further_problem(tmp_path):
    """The fault of the file was told when it was loaded."""
    assert read(tmp_path, StudyFile, "a: [\n") == (None, [])
