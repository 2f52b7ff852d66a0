"""Dictionary-coded terms: versions are recorded, mixtures told, and what is not coded is listed."""

from __future__ import annotations

import pytest

from nec_cdisc.run.coding import coding_problems, dictionaries, uncoded

AE = """\
dataset: AE
one_record_per: event
rows:
  from: ae
  look_up: {coding: {table: coding, match: {verbatim: text}}}
variables:
  AESEQ: {sequence: [AETERM]}
  AETERM: text
  AEDECOD: coding.pt
  AELLT: coding.llt
"""
SAID = "dictionary: {name: {constant: MedDRA}, version: version, term: verbatim, coded: pt}"
FORMS = """\
ae: {{file: ae.csv, key: [site, subj, text]{private}}}
coding: {{file: coding.csv, key: verbatim, {said}}}"""
EVENTS = "site,subj,text\n01,001,Rash\n01,001,Ache\n01,002,Ache\n01,002,Hives\n01,002,\n"
CODING = "verbatim,pt,llt,version\nRash,Rash,Rash,27.1\nHives,,,27.1\n"


def study(build, coding=CODING, said=SAID, private="", mapping=AE):
    """Build a study with coded adverse events."""
    submitted = mapping if "AETERM" not in mapping else mapping + "not_submitted: {coding: {version: define.xml}}\n"
    return build(
        {"mappings/sdtm/ae.yaml": submitted, "raw/ae.csv": EVENTS, "raw/coding.csv": coding},
        forms=FORMS.format(said=said, private=private),
    )


def found(built):
    """Run and return plan and outcome."""
    return built.plan, built.run().outcome


def test_terms_that_are_not_coded_are_listed_with_their_rows(build):
    """Terms that the dictionary lacks, and terms with a blank code; blank terms have nothing to code."""
    plan, outcome = found(study(build))
    assert [(item.term, item.rows, item.withheld, item.dictionary) for item in uncoded(plan, outcome)] == [
        ("Ache", (3, 4), 2, "MedDRA"),
        ("Hives", (5,), 1, "MedDRA"),
    ]


def test_blanks_around_a_term_make_no_other_one(build):
    """Whoever codes gets one line for it, with all its rows."""
    built = study(build)
    (built.folder / "raw/ae.csv").write_text(EVENTS.replace("002,Ache", "002,Ache  "), encoding="utf-8")
    plan, outcome = found(built)
    assert [(item.term, item.rows) for item in uncoded(plan, outcome)] == [("Ache", (3, 4)), ("Hives", (5,))]


def test_a_variable_that_is_not_required_leaves_the_record_in_the_dataset(build):
    """A blank AELLT withholds nothing; the term is listed all the same."""
    mapping = AE.replace("AEDECOD: coding.pt", "AEDECOD: text").replace("coding.llt", "coding.pt")
    more = "supplementary: {AEOWN: {take: coding.own, label: Own}}\n"
    built = study(build, CODING.replace("llt", "own"), mapping=mapping + more)
    plan, outcome = found(built)
    assert len(outcome.datasets["AE"].frame) == 4
    assert [(item.variable, item.term, item.rows, item.withheld) for item in uncoded(plan, outcome)] == [
        ("AELLT", "Ache", (3, 4), 0),
        ("AELLT", "Hives", (5,), 0),
    ]


def test_a_code_in_numbers_counts_and_a_working_name_does_not(build):
    """The first variable that is submitted tells whether a term is coded, be it a text or a number."""
    mapping = AE.replace("AEDECOD: coding.pt", "AEDECOD: text")
    mapping = mapping.replace("AELLT: coding.llt", "AEPTCD: {number: coding.pt}")
    working = "working: {code: {take: coding.pt}, name: {take: coding.llt}}\n"
    plan, outcome = found(study(build, CODING.replace("Rash,Rash,Rash", "Rash,1,Rash"), mapping=mapping + working))
    assert [(item.variable, item.term, item.withheld) for item in uncoded(plan, outcome)] == [
        ("AEPTCD", "Ache", 0),
        ("AEPTCD", "Hives", 0),
    ]


def test_each_term_is_a_note_with_its_cells(build):
    """The note names file, rows, column and term, and the line of the look-up."""
    notes = [item for item in coding_problems(*found(study(build))) if item.code == "TRM202"]
    assert [(item.cells.file, item.cells.rows, item.cells.column, item.cells.value) for item in notes] == [
        ("raw/ae.csv", (3, 4), "text", "Ache"),
        ("raw/ae.csv", (5,), "text", "Hives"),
    ]
    assert {item.place.file for item in notes} == {"mappings/sdtm/ae.yaml"}
    assert {item.target for item in notes} == {"AE.AEDECOD"}


def test_a_private_term_is_never_quoted(build):
    """Rows and counts are told, and no text of the column."""
    plan, outcome = found(study(build, private=", private: text"))
    (item,) = uncoded(plan, outcome)
    assert (item.term, item.rows) == (None, (3, 4, 5))
    (note,) = [item for item in coding_problems(plan, outcome) if item.code == "TRM202"]
    assert note.cells.value is None
    assert not any(text in note.message for text in ("Ache", "Hives"))


def test_codes_may_stand_in_the_form_itself(build):
    """A form that holds both the term and its code needs no look-up."""
    mapping = """\
dataset: MH
one_record_per: entry
rows: {from: mh}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: text
  MHDECOD: pt
"""
    said = 'dictionary: {name: {constant: MedDRA}, version: {constant: "27.1"}, term: text, coded: pt}'
    built = build(
        {"mappings/sdtm/mh.yaml": mapping, "raw/mh.csv": "site,subj,text,pt\n01,001,Gout,Gout\n01,002,Ache,\n"},
        forms=f"mh: {{file: mh.csv, key: [site, subj, text], {said}}}",
    )
    plan, outcome = found(built)
    assert [(item.variable, item.term, item.rows) for item in uncoded(plan, outcome)] == [("MHDECOD", "Ache", (3,))]


def test_versions_are_recorded_and_a_mixture_is_asked_about(build):
    """The version that most records name is taken for the right one; the others are a query with their rows."""
    coding = CODING + "Ache,Pain,Pain,26.0\n"
    plan, outcome = found(study(build, coding))
    used = [(item.name, item.version, item.rows) for item in dictionaries(plan, outcome.whereabouts)]
    assert used == [("MedDRA", "26.0", (4,)), ("MedDRA", "27.1", (2, 3))]
    (query,) = [item for item in coding_problems(plan, outcome) if item.code == "TRM201"]
    assert (query.message, query.cells.value) == ("MedDRA 26.0 stands beside MedDRA 27.1", "26.0")
    assert query.cells.rows == (4,)


def test_a_private_version_is_never_quoted(build):
    """A mixture is told without the texts."""
    said = SAID + ", private: version"
    plan, outcome = found(study(build, CODING + "Ache,Pain,Pain,26.0\n", said=said))
    (query,) = [item for item in coding_problems(plan, outcome) if item.code == "TRM201"]
    assert query.cells.value is None
    assert "26.0" not in query.message


def test_records_without_a_version_are_noted(build):
    """A version that nobody wrote down cannot be submitted."""
    plan, outcome = found(study(build, CODING.replace("Hives,,,27.1", "Hives,Hives,Hives,")))
    (note,) = [item for item in coding_problems(plan, outcome) if item.code == "TRM203"]
    assert note.cells.rows == (3,)


@pytest.mark.parametrize("key", ["version: versoin", "term: verbtim", "coded: pd"])
def test_a_column_that_the_form_does_not_have_is_an_error(build, key):
    """The line of the key is told, with the nearest name."""
    name = key.partition(":")[0]
    written = {"version": "version: version", "term": "term: verbatim", "coded": "coded: pt"}[name]
    built = study(build, said=SAID.replace(written, key))
    (problem,) = [item for item in built.problems if item.code == "MAP153"]
    assert f"({name} of the dictionary)" in problem.message
    assert problem.nearest in {"version", "verbatim", "pt"}
