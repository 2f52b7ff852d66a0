"""Every raw column and every form is accounted for, once."""

from __future__ import annotations

import pytest

from nec_cdisc.plan.accounting import feeding_forms, used_columns

MH = """\
dataset: MH
one_record_per: entry
rows: {{from: mh{rows}}}
variables:
  MHSEQ: {{sequence: [MHTERM]}}
  MHTERM: term
{rest}
"""
FORM = "mh: {file: mh.csv, key: [site, subj, no], leave_out: {deleted: gone is ticked}, cut_off: day}\n"
HEADER = "site,subj,no,term,gone,day,note\n"


def history(build, rest: str, rows: str = "", header: str = HEADER, forms: str = FORM, study: str = "", **files):
    """Build medical history whose column 'note' is mapped nowhere."""
    text = MH.format(rest=rest, rows=rows)
    return build({"mappings/sdtm/mh.yaml": text, "raw/mh.csv": header, **files}, forms=forms, study=study)


def told(built) -> list[str]:
    """Return code and message of each problem."""
    return [f"{item.code} {item.message}" for item in built.problems]


def test_a_column_that_is_named_nowhere_is_refused(build):
    """Keys, rules, cut-off and mapped columns are accounted for; the rest must be named with a reason."""
    assert told(history(build, "")) == [
        "MAP151 column 'note' of raw/mh.csv is neither mapped nor named under not_submitted"
    ]
    assert told(history(build, "not_submitted: {note: free text that may name the patient}")) == []
    assert told(history(build, "not_submitted: {mh: {note: free text that may name the patient}}")) == []


def test_a_column_is_mapped_or_not_submitted_but_not_both(build):
    """The problem names the variable that the column feeds; a rule alone does not submit a column."""
    rest = "not_submitted: {note: free text, term: never sent, gone: a rule reads it}"
    built = history(build, rest)
    assert told(built) == ["MAP152 'term' is named under not_submitted but feeds MH.MHTERM"]
    assert str(built.problems[0].place) == "mappings/sdtm/mh.yaml:7:34"


def test_a_column_that_is_not_there_is_refused(build):
    """A reason for a column that the export does not have is for another version of the form."""
    built = history(build, "not_submitted: {note: free text, noet: free text}")
    (problem,) = built.problems
    assert (problem.code, problem.message) == ("MAP153", "raw/mh.csv has no column 'noet'")


@pytest.mark.parametrize("missing", ["no", "gone", "day"])
def test_a_key_rule_or_cut_off_column_that_is_not_there_is_refused(build, missing):
    """The declarations of a form name columns of its file."""
    built = history(build, "not_submitted: {note: free text}", header=HEADER.replace(f",{missing},", f",{missing}x,"))
    messages = [item.message for item in built.problems if item.code == "MAP153"]
    assert len(messages) == 1
    assert f"raw/mh.csv has no column '{missing}'" in messages[0]


def test_a_test_column_that_is_not_there_is_refused(build):
    """The columns of one_row_per_test are columns of the form."""
    rows = ", one_row_per_test: {A: {result: note, unit: unit}}"
    built = history(build, "not_submitted: {}", rows)
    assert "MAP153 raw/mh.csv has no column 'unit' (MH.unit)" in told(built)


def test_a_column_of_one_of_several_forms_may_be_named_plainly(build):
    """A name under not_submitted is looked for in the forms that feed the dataset; one of them must have it."""
    text = MH.format(rest="not_submitted: {note: free text, more: also free text}", rows="").replace(
        "rows: {from: mh}", "rows:\n  - from: mh\n  - from: mh2"
    )
    files = {"mappings/sdtm/mh.yaml": text, "raw/mh.csv": HEADER, "raw/mh2.csv": "site,subj,term,more\n"}
    assert told(build(files, forms=FORM + "mh2: {file: mh2.csv, key: [site, subj]}")) == []


def test_an_unknown_form_under_not_submitted_is_refused(build):
    """A misspelt form would leave its columns unaccounted for."""
    built = history(build, "not_submitted: {note: free text, mhh: {x: free text}}")
    assert [(item.code, item.nearest) for item in built.problems] == [("MAP123", "mh")]


def test_a_form_is_used_or_named_with_a_reason(build):
    """A form that feeds no dataset is a problem; so is one that does and is named as not used."""
    log = {"raw/log.csv": "a,b\n"}
    forms = FORM + "log: {file: log.csv, key: a}\n"
    good = "not_submitted: {note: free text}"
    assert told(history(build, good, forms=forms, **log)) == ["MAP156 form 'log' feeds no dataset"]
    named = "forms_not_used: {log: an audit trail}\n"
    assert told(history(build, good, forms=forms, study=named, **log)) == []
    wrong = "forms_not_used: {log: an audit trail, dm: not needed, logg: what}\n"
    found = [item.code for item in history(build, good, forms=forms, study=wrong, **log).problems]
    assert sorted(found) == ["MAP123", "MAP152"]


def test_columns_of_the_source_may_be_named_once_for_every_form(build):
    """A reason in the source holds for each of its forms, whether or not a form has the column."""
    source = (
        "source: edc\nsubject: [site, subj]\nticks: {ticked: '1'}\ndates: {orders: dmy}\n"
        "not_submitted: {note: free text, audit: of the system}\n"
        "forms:\n  dm: {file: dm.csv, key: [site, subj]}\n  " + FORM
    )
    built = history(build, "", **{"mappings/sdtm/mh.yaml": MH.format(rest="", rows=""),
                                  "mappings/sources/edc.yaml": source})  # fmt: skip
    assert told(built) == []


def test_a_look_up_feeds_a_dataset(build):
    """A form that is only looked up is used, and its columns are accounted for like all others."""
    rows = ", look_up: {c: {table: coding, match: {code: note}, keep: version is 1}}"
    files = {"raw/coding.csv": "code,pt,version,extra\n"}
    forms = FORM + "coding: {file: coding.csv, key: code}\n"
    built = history(build, "  MHDECOD: c.pt", rows, forms=forms, **files)
    assert told(built) == ["MAP151 column 'extra' of raw/coding.csv is neither mapped nor named under not_submitted"]
    assert "coding" in feeding_forms(built.plan)
    assert used_columns(built.plan)["coding"]["pt"] == ["MH.MHDECOD"]


def test_one_alias_may_stand_for_two_tables(build):
    """Two row blocks that use one name for look-ups into different tables each account for their own columns."""
    mh = """\
dataset: MH
one_record_per: entry
rows:
  - from: mh
    look_up: {more: {table: first, match: [site, subj]}}
    set: {note: more.a}
  - from: mh
    look_up: {more: {table: second, match: [site, subj]}}
    set: {note: more.b}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: term
  MHBODSYS: note
"""
    forms = """\
mh: {file: mh.csv, key: [site, subj, term]}
first: {file: first.csv, key: [site, subj]}
second: {file: second.csv, key: [site, subj]}
"""
    files = {
        "mappings/sdtm/mh.yaml": mh,
        "raw/mh.csv": "site,subj,term\n01,001,Gout\n",
        "raw/first.csv": "site,subj,a\n01,001,x\n",
        "raw/second.csv": "site,subj,b\n01,001,y\n",
    }
    assert [item.code for item in build(files, forms=forms).problems if item.code == "MAP153"] == []


def test_what_a_working_name_reads_is_accounted_for_and_not_submitted(build):
    """A column that only an edit check needs is used; the reason why it is not submitted may stand beside it."""
    rest = "working: {long: {flag: note is filled}}\nedit_checks: [{when: long is Y, say: Why is it long}]"
    assert told(history(build, rest)) == []
    assert told(history(build, f"{rest}\nnot_submitted: {{note: free text}}")) == []


def test_a_fixed_text_in_a_wide_form_is_told_how_it_is_written(build):
    """A unit that the form prints is taken for a column; the next step says how a constant stands there."""
    mh = """\
dataset: MH
one_record_per: answer
rows:
  from: mh
  one_row_per_test:
    GOUT: {result: term, unit: beats/min}
    ASTHMA: {result: nota, unit: day}
variables: {MHSEQ: {sequence: [MHTERM]}, MHTERM: result, MHCAT: test, MHSCAT: unit}
not_submitted: {note: free text}
"""
    fixed, misspelt = history(build, "", **{"mappings/sdtm/mh.yaml": mh}).problems
    assert fixed.message == "raw/mh.csv has no column 'beats/min' (MH.unit)"
    assert fixed.next_step.endswith('a text that is the same in all records is written {constant: "beats/min"}.')
    assert (misspelt.nearest, misspelt.next_step) == ("note", None)
