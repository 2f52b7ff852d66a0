"""An edit check that asks about records which are never made is refused."""

from __future__ import annotations

import pytest

MH = """\
dataset: MH
one_record_per: entry
rows:
{rows}
variables:
  MHSEQ: {{sequence: [MHTERM]}}
  MHTERM: term
  MHCAT: box
  MHSCAT: kind
edit_checks:
  - {{when: '{when}', say: x}}
"""
FORMS = "mh: {file: mh.csv, key: [site, subj, term]}\nold: {file: old.csv, key: [site, subj, term]}"


def said(build, when: str, *keeps: str):
    """Return what is said of an edit check, where each row block keeps what is given."""
    rows = "\n".join(f"  - {{from: {form}, keep: '{keep}'}}" for form, keep in zip(("mh", "old"), keeps, strict=False))
    raw = dict.fromkeys(("raw/mh.csv", "raw/old.csv"), "site,subj,term,box,kind\n")
    built = build({"mappings/sdtm/mh.yaml": MH.format(rows=rows, when=when), **raw}, forms=FORMS)
    return [item for item in built.problems if item.code == "MAP132"]


@pytest.mark.parametrize(
    ("when", "keep"),
    [
        ("box is not ticked and term is filled", "box is ticked"),
        ("raw.box is not ticked", "box is ticked and term is filled"),
        ("term is blank", "term is filled"),
        ("term is blank", "term is Gout"),
        ("kind is blank", "kind is one of (a, b)"),
        ("kind is a", "kind is b"),
        ("kind is c", "kind is one of (a, b)"),
        ("kind is not one of (a, b, c)", "kind is one of (a, b)"),
        ("kind is a", "kind is not a"),
        ("term is blank or kind is c", "term is filled and kind is a"),
        ("term is filled and (kind is b or kind is c)", "kind is a"),
    ],
)
def test_what_no_record_can_have_is_not_asked(build, when, keep):
    """States and texts that exclude each other, in every alternative of the check."""
    (problem,) = said(build, when, keep)
    assert problem.message == f"'{when}' is asked of no record of MH: 'keep: {keep}' leaves them out"
    assert (problem.place.file, problem.place.line) == ("mappings/sdtm/mh.yaml", 11)


@pytest.mark.parametrize(
    ("when", "keep"),
    [
        ("box is not ticked or term is blank", "box is ticked"),
        ("term is blank", "box is ticked"),
        ("kind is not a", "kind is filled"),
        ("kind is 1", "kind is 1.0"),
        ("kind is not 1", "kind is 1.0"),
        ("kind is not a", "kind is one of (a, b)"),
        ("not kind is a", "kind is a or kind is b"),
        ("kind is filled", "box is not ticked"),
        ("box is blank", "box is not ticked"),
    ],
)
def test_what_some_record_may_have_is_asked(build, when, keep):
    """Where it is not certain that no record has it, the check stands."""
    assert said(build, when, keep) == []


def test_every_row_block_must_leave_the_records_out(build):
    """A check that looks at the records of one block is of use."""
    assert len(said(build, "term is blank", "term is filled", "term is Gout")) == 1
    assert said(build, "term is blank", "term is filled", "box is ticked") == []
    assert said(build, "kind is a", "kind is b", "kind is a") == []
