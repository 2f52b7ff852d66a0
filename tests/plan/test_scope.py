"""What a name stands for: a name of the block, a raw column, a variable, a look-up, another dataset."""

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
  MHDTC: {{date: raw.MHDTC}}
{more}
not_submitted: {{no: number of the line, MHCAT: not asked for}}
"""
FORM = "mh: {file: mh.csv, key: [site, subj, no]}"
RECORDS = "site,subj,no,term,MHDTC,MHCAT\n01,001,1,Asthma,03.07.2019,x\n"


def history(build, line: str, rows: str = ""):
    """Build medical history with one more line and further keys of its row block."""
    text = MH.format(rows="".join(f"  {key}\n" for key in rows.splitlines()), more=f"  {line}")
    return build({"mappings/sdtm/mh.yaml": text, "raw/mh.csv": RECORDS}, forms=FORM)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("MHSCAT: term", "Asthma"),
        ("MHSCAT: MHTERM", "Asthma"),
        ("MHSCAT: MH.MHTERM", "Asthma"),
        ("MHSCAT: raw.MHDTC", "03.07.2019"),
        ("MHSCAT: MH.MHDTC", "2019-07-03"),
        ("MHSCAT: DM.SEX", "F"),
        ("MHSCAT: me.sex", "f"),
        ("MHSCAT: own", "F"),
    ],
)
def test_a_name_means_one_thing(build, line, value):
    """A bare name, a raw column, a variable of this and of another dataset, a look-up, a name that is set."""
    rows = "set: {own: {code: me.sex, list: sex}}\nlook_up: {me: {table: dm, match: [site, subj]}}"
    built = history(build, line, rows)
    assert built.said == []
    assert built.run().rows("MH", "MHSCAT") == [value]


def test_a_name_of_the_block_comes_before_a_raw_column(build):
    """What a block sets under the name of a raw column hides that column."""
    built = history(build, "MHSCAT: no", "set: {no: {constant: HIDDEN}}")
    assert built.run().rows("MH", "MHSCAT") == ["HIDDEN"]


def test_a_name_that_is_raw_column_and_variable_is_refused(build):
    """The problem names both and says how to write each."""
    built = history(build, "MHSCAT: MHDTC")
    (problem,) = [item for item in built.problems if item.code == "MAP122"]
    assert str(problem.place) == "mappings/sdtm/mh.yaml:10:11"
    assert problem.message == "'MHDTC' is a raw column of mh and a variable of MH"
    assert problem.next_step == "Write raw.MHDTC for the raw column, MH.MHDTC for the variable."


@pytest.mark.parametrize(
    ("line", "code", "wrong", "near"),
    [
        ("MHSCAT: terrm", "MAP121", "terrm", "term"),
        ("MHSCAT: raw.terrm", "MAP121", "raw.terrm", "term"),
        ("MHSCAT: MH.MHTERN", "MAP125", "MH.MHTERN", "MHTERM"),
        ("MHSCAT: DM.SX", "MAP125", "DM.SX", "SEX"),
        ("MHSCAT: mee.sex", "MAP125", "mee.sex", "me"),
        ("MHSCAT: me.sexx", "MAP153", "me.sexx", "sex"),
        ("MHSCAT: {earliest: dmm.first}", "MAP123", "dmm.first", "dm"),
        ("MHSCAT: {earliest: dm.frist}", "MAP153", "dm.frist", "first"),
        ("MHSCAT: {earliest: first}", "MAP115", "first}", None),
        ("MHSCAT: {code: term, list: sexx}", "MAP124", "sexx}", "sex"),
        ("MHSCAT: {take: term, blank_when: terrm is x}", "MAP121", "terrm is", "term"),
        ("MHSCAT: {earliest: dm.first, keep: sexx is f}", "MAP153", "sexx is", "sex"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(build, line, code, wrong, near):
    """Each kind of name is shown where it is written, with the one that was probably meant."""
    built = history(build, line, "look_up: {me: {table: dm, match: [site, subj]}}")
    found = [(item.code, str(item.place), item.nearest) for item in built.problems if item.code != "MAP151"]
    assert found == [(code, f"mappings/sdtm/mh.yaml:11:{3 + line.index(wrong)}", near)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("MHSCAT: mine", "The block from mh gives it. Give it under 'set' of the block from dm, or under 'blank'"),
        ("MHSCAT: no", "It is a column of mh. Choose a name; give it under 'set' there, and under 'set' of the block"),
    ],
)
def test_a_name_of_one_block_is_missed_in_the_other(build, line, said):
    """Of a name that another form or block has, the next step says how the block without it gives one, or a blank."""
    rows = "rows:\n  - {from: mh, set: {mine: {constant: A}}}\n  - {from: dm, set: {term: sex}}\n"
    variables = f"variables:\n  MHSEQ: {{sequence: [MHTERM]}}\n  MHTERM: term\n  {line}\n"
    text = f"dataset: MH\none_record_per: entry\n{rows}{variables}"
    built = build({"mappings/sdtm/mh.yaml": text, "raw/mh.csv": RECORDS}, forms=FORM)
    (problem,) = [item for item in built.problems if item.code == "MAP121"]
    assert problem.next_step is not None
    assert problem.next_step.startswith(said)
    assert problem.next_step.endswith("or under 'blank' where the form has none.")
