"""Row blocks: what conditions, look-ups and set names may read, and in which order they are worked out."""

from __future__ import annotations

import pytest

MH = """\
dataset: MH
one_record_per: entry
rows:
  from: mh
{rows}
variables:
  MHSEQ: {{sequence: [MHTERM]}}
  MHTERM: term
not_submitted: {{mh: {{no: number of the line}}}}
"""
FORM = "mh: {file: mh.csv, key: [site, subj, no]}"
RECORDS = "site,subj,no,term\n01,001,1,Asthma\n"


def history(build, rows: str):
    """Build medical history with further keys of its row block."""
    text = MH.format(rows="".join(f"  {key}\n" for key in rows.splitlines()))
    return build({"mappings/sdtm/mh.yaml": text, "raw/mh.csv": RECORDS}, forms=FORM)


@pytest.mark.parametrize(
    "rows",
    [
        "keep: MHTERM is filled",
        "keep: DM.SEX is F",
        "set: {x: MHTERM}",
        "set: {x: {study_day: x2, reference: DM.RFSTDTC}, x2: {date: term}}",
        "look_up: {me: {table: dm, match: {subj: MHTERM}}}",
        "set: {x: {sequence: [term]}}",
        "set: {x: {earliest: dm.first}}",
    ],
)
def test_a_row_rule_cannot_read_what_does_not_exist_yet(build, rows):
    """Rows come before variables, so a rule that reads one, or other records, is refused at its line."""
    built = history(build, rows)
    assert [item.code for item in built.problems] == ["MAP127"]
    assert built.problems[0].place.line in {4, 5}


def test_names_that_need_each_other_are_printed_as_a_circle(build):
    """A circle of set names and look-ups is a problem, not a traceback."""
    built = history(build, "set: {a: b, b: {coalesce: [me.sex, term]}}\nlook_up: {me: {table: dm, match: {subj: a}}}")
    (problem,) = [item for item in built.problems if item.code == "MAP161"]
    assert problem.message == "these need each other: a -> b -> me -> a"


def test_a_look_up_compares_like_with_like(build):
    """A number never equals a text, so such a match would find nothing in silence."""
    built = history(build, "look_up: {me: {table: DM, match: {SUBJID: n}}}\nset: {n: {number: raw.no}}")
    (problem,) = [item for item in built.problems if item.code != "MAP152"]
    assert (problem.code, problem.message) == (
        "MAP126",
        "look-up 'me' compares n, which is number, with SUBJID, which is text",
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("look_up: {me: {table: dn, match: [subj]}}", "MAP123"),
        ("look_up: {me: {table: dm, match: [subjj]}}", "MAP153"),
        ("look_up: {me: {table: DM, match: {SUBJIDD: subj}}}", "MAP125"),
        ("look_up: {me: {table: DM, match: {SUBJID: subj}, keep: SEKS is F}}", "MAP125"),
        ("look_up: {me: {table: dm, match: [subj], keep: seks is f}}", "MAP153"),
    ],
)
def test_an_unknown_table_or_column_of_a_look_up_is_refused(build, rows, said):
    """Each name of a look-up is checked before a run."""
    assert said in [item.code for item in history(build, rows).problems]


def test_what_a_condition_of_a_look_up_reads_is_derived_before(build):
    """The variable of the other dataset that the condition reads comes before the rows."""
    built = history(build, "look_up: {me: {table: DM, match: {SUBJID: subj}, keep: COUNTRY is DEU}}\nkeep: me.SEX is F")
    steps = [step.id for step in built.plan.steps]
    assert steps.index("DM.COUNTRY") < steps.index("rows MH")
    assert built.run().rows("MH", "MHTERM") == []
