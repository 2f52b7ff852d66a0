"""Worked examples are run as the data would be, one record each."""

from __future__ import annotations

import pytest

MH = """\
dataset: MH
one_record_per: entry
rows:
  from: mh
  set: {day: {date: raw.day}}
  look_up: {coding: {table: coding, match: {code: term}}}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: term
  MHDECOD: coding.pt
  MHDTC: day
  MHDY: {study_day: MHDTC}
  MHCAT: {code: kind, list: kinds}
  MHSCAT: {code: MHCAT, list: loose}
  MHPRESP: {ticked: box}
  MHENRF: {constant: BEFORE, only_when: box is ticked}
  MHSTAT: {flag: term is blank, then: NOT DONE}
  MHREASND: {coalesce: [MHCAT, term]}
  MHBODSYS: {number: score}
  MHMODIFY: {take: term, blank_when: box is ticked}
not_submitted: {no: number of the line}
examples:
"""
FILES = {
    "mappings/code_lists.yaml": "sex: {unknown: query, terms: {f: F, m: M}}\n"
    "kinds: {unknown: query, terms: {k: KIND}}\nloose: {unknown: keep, terms: {}}\n",
    "raw/mh.csv": "site,subj,no,term,day,kind,box,score\n",
    "raw/coding.csv": "code,pt\n",
}
FORMS = "mh: {file: mh.csv, key: [site, subj, no]}\ncoding: {file: coding.csv, key: code}\n"


def shown_in(build, text):
    """Return the problems of a study with this medical history."""
    return build({**FILES, "mappings/sdtm/mh.yaml": text}, forms=FORMS).problems


def shown(build, *examples: str):
    """Return the problems of the given examples."""
    text = MH + "".join(f"  - {line}\n" for line in examples)
    built = build({**FILES, "mappings/sdtm/mh.yaml": text}, forms=FORMS)
    return [item for item in built.problems if item.code != "MAP145"]


@pytest.mark.parametrize(
    "example",
    [
        "{in: {term: ' Gout '}, out: {MHTERM: Gout, MHSTAT: }}",
        "{in: {term: NK}, out: {MHTERM: , MHSTAT: NOT DONE}}",
        "{in: {term: x, coding.pt: Gout}, out: {MHDECOD: Gout}}",
        "{in: {day: UN.08.2019}, out: {MHDTC: 2019-08, MHDY: }}",
        "{in: {day: 03.08.2019, DM.RFSTDTC: 2019-08-01}, out: {MHDTC: 2019-08-03, MHDY: '3'}}",
        "{in: {day: 33.08.2019}, out: {MHDTC: refused, MHDY: refused}}",
        "{in: {kind: k}, out: {MHCAT: KIND, MHSCAT: KIND}}",
        "{in: {kind: ' k '}, out: {MHCAT: refused}}",
        "{in: {kind: other, term: Gout}, out: {MHCAT: refused, MHREASND: Gout}}",
        "{in: {box: '1'}, out: {MHPRESP: Y, MHENRF: BEFORE}}",
        "{in: {box: '0'}, out: {MHPRESP: , MHENRF: }}",
        "{in: {box: '1', term: Gout}, out: {MHMODIFY: refused}}",
        "{in: {box: '1'}, out: {MHMODIFY: }}",
        "{in: {box: '0', term: Gout}, out: {MHMODIFY: Gout}}",
        "{in: {score: '7.40'}, out: {MHBODSYS: '7.4'}}",
    ],
)
def test_an_example_comes_out_as_the_data_would(build, example):
    """Missing texts, look-ups, other datasets, refusals, bounds: all as in a run."""
    assert [item.message for item in shown(build, example)] == []


@pytest.mark.parametrize(
    ("example", "code", "said"),
    [
        ("{in: {term: Gout}, out: {MHTERM: Gicht}}", "MAP171", "MHTERM comes out as 'Gout', not 'Gicht'"),
        ("{in: {term: Gout}, out: {MHTERM: }}", "MAP171", "MHTERM comes out as 'Gout', not blank"),
        ("{in: {term: Gout}, out: {MHCAT: KIND}}", "MAP171", "MHCAT comes out as blank, not 'KIND'"),
        ("{in: {kind: q}, out: {MHCAT: KIND}}", "MAP171", "MHCAT comes out as 'refused', not 'KIND' ("),
        (
            "{in: {box: Ja}, out: {MHENRF: BEFORE}}",
            "MAP171",
            "MHENRF comes out as blank, not 'BEFORE' ('Ja' in box is neither ticked nor not ticked)",
        ),
        ("{in: {term: Gout}, out: {MHSEQ: '1'}}", "MAP171", "MHSEQ needs other records"),
        ("{in: {term: Gout}, out: {MHTEXT: Gout}}", "MAP121", "MH maps no 'MHTEXT'"),
        ("{in: {terms: Gout}, out: {MHTERM: }}", "MAP121", "the example names 'terms', which is no column of mh"),
    ],
)
def test_an_example_that_does_not_come_out_is_told(build, example, code, said):
    """The problem says what comes out instead, and stands at the line of the example."""
    (problem,) = shown(build, example)
    assert problem.code == code
    assert problem.message.startswith(said)
    assert problem.place.line == 23


def test_an_example_of_a_block_uses_the_names_of_that_block(build):
    """With several blocks the one that has the example's names is shown."""
    text = (
        "dataset: MH\none_record_per: entry\nrows:\n  - {from: mh, set: {what: {constant: FORM}}}\n"
        "  - {from: coding, set: {what: pt, term: code}}\n"
        "variables:\n  MHSEQ: {sequence: [MHTERM]}\n  MHTERM: term\n  MHCAT: what\nexamples:\n"
        "  - {in: {term: Gout}, out: {MHTERM: Gout, MHCAT: FORM}}\n"
        "  - {in: {code: c1, pt: Gicht}, out: {MHTERM: c1, MHCAT: Gicht}}\n"
    )
    built = build({**FILES, "mappings/sdtm/mh.yaml": text}, forms=FORMS)
    assert [item.message for item in built.problems if item.code == "MAP171"] == []


def test_an_example_of_an_unknown_form_is_no_traceback(build):
    """The unknown form is told; its examples wait."""
    text = MH.replace("from: mh\n", "from: mhh\n") + "  - {in: {term: Gout}, out: {MHTERM: Gout}}\n"
    built = build({**FILES, "mappings/sdtm/mh.yaml": text}, forms=FORMS)
    assert "MAP123" in [item.code for item in built.problems]
    assert "MAP171" not in [item.code for item in built.problems]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("box: '1'", ["MHSPID reads MHSEQ, which needs other records, and the example gives none"]),
        ("box: '0'", []),
        ("box: '1', MHSEQ: ''", []),
    ],
)
def test_what_other_records_must_give_is_named_and_asked_for_where_it_counts(build, given, said):
    """A line that is bounded off needs nothing; else the message tells what the example must give."""
    lines = "  MHSPID: {text: MHSEQ, only_when: box is ticked}\nnot_submitted: {no"
    text = MH.replace("not_submitted: {no", lines) + f"  - {{in: {{{given}}}, out: {{MHSPID: }}}}\n"
    told = [item for item in shown_in(build, text) if item.code == "MAP171"]
    assert [item.message for item in told] == said
    assert all(item.next_step == "Give MHSEQ its value, or a blank, under 'in'." for item in told)
