"""What was typed does not reach a variable of a closed codelist untranslated."""

from __future__ import annotations

import pytest

MH = """\
dataset: MH
one_record_per: entry
rows:
  from: mh
  look_up: {{more: {{table: more, match: [site, subj]}}}}
  set: {{own: {{upper: term}}, said: {{constant: Y}}}}
variables:
  MHSEQ: {{sequence: [MHTERM]}}
  MHTERM: term
  MHPRESP: {line}
not_submitted: {{more: {{again: for later}}}}
"""
FORMS = "mh: {file: mh.csv, key: [site, subj, term]}\nmore: {file: more.csv, key: [site, subj]}"
LISTS = "sex: {{unknown: query, terms: {{f: F, m: M}}}}\nny: {{unknown: {unknown}, terms: {{a: Y, b: N}}}}\n"


def closed(build, line: str, unknown: str = "query"):
    """Build medical history with a line for MHPRESP, and return what is said of its codelist NY."""
    files = {"mappings/sdtm/mh.yaml": MH.format(line=line), "mappings/code_lists.yaml": LISTS.format(unknown=unknown)}
    raw = {"raw/mh.csv": "site,subj,term\n", "raw/more.csv": "site,subj,again\n"}
    built = build({**files, **raw}, forms=FORMS)
    return [item for item in built.problems if item.code == "MAP148"]


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("term", "term"),
        ("{upper: term}", "term"),
        ("{coalesce: [term, MHTERM]}", "term"),
        ("MHTERM", "term"),
        ("own", "term"),
        ("more.again", "more.again"),
        ("{first: more.again, order: more.again}", "more.again"),
    ],
)
def test_raw_text_is_refused(build, line, written):
    """Copied, in capitals, by way of another variable, a name that is set, a look-up or another form."""
    (problem,) = closed(build, line)
    assert problem.message == f"MHPRESP takes terms of the closed codelist NY alone, and '{written}' is raw text"
    assert problem.next_step == (
        f"Say by a code list of the study what each text stands for: {{code: {written}, list: …}};"
        " its terms are N, NA, U, Y."
    )
    assert (problem.place.file, problem.place.line) == ("mappings/sdtm/mh.yaml", 10)


@pytest.mark.parametrize(
    "line", ["{code: term, list: ny}", "said", "{constant: Y}", "{flag: term is filled}", "DM.SEX"]
)
def test_terms_may_stand(build, line):
    """Terms of a code list, constants and flags are no raw text, wherever they come from."""
    assert closed(build, line) == []


def test_a_list_that_keeps_what_it_does_not_know_is_refused(build):
    """A code list with 'unknown: keep' would let through whatever the sites type."""
    (problem,) = closed(build, "{code: term, list: ny}", "keep")
    assert problem.message == "MHPRESP takes terms of the closed codelist NY alone, and 'ny' keeps what has no entry"
    assert problem.next_step == "Write 'unknown: query' or 'unknown: stop' in that code list."


def test_an_open_codelist_takes_raw_text(build):
    """Where the standard lets a sponsor extend the codelist, what was typed may be submitted."""
    files = {"mappings/sdtm/mh.yaml": MH.format(line="said").replace("MHTERM: term", "MHTERM: term\n  MHEVDTYP: term")}
    raw = {"raw/mh.csv": "site,subj,term\n", "raw/more.csv": "site,subj,again\n"}
    lists = {"mappings/code_lists.yaml": LISTS.format(unknown="query")}
    assert "MAP148" not in [item.code for item in build({**files, **raw, **lists}, forms=FORMS).problems]
