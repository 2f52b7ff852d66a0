"""A text over 200 bytes is submitted whole: the rest goes to the supplemental qualifiers, and nothing is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.problem import Severity
from nec_cdisc.run.long_text import further_names, is_long, numbered, pieces
from nec_cdisc.run.sdtm import convert
from nec_cdisc.xpt.transliterate import plain_text

TABLE = {"ä": "ae", "\n": " ", "½": " 1/2"}
MH = """\
dataset: MH
one_record_per: entry
rows: {from: mh}
variables:
  MHSEQ: {sequence: [MHSPID]}
  MHSPID: no
  MHTERM: term
  MHBODSYS: body
supplementary:
  MHNOTE: {take: note, label: Note of the Investigator upon this Entry, origin: Assigned, evaluator: INVESTIGATOR}
  MHTERM1: {take: other, label: Other Term}
"""
FORM = "mh: {{file: mh.csv, key: [site, subj, no]{more}}}\n"
#: 49 words of 8 letters with a blank behind each: 441 characters, 22 words (197 characters) to a part.
WORDS = " ".join(["exanthem"] * 49)


def built(build, *lines: str, more: str = ""):
    """Build medical history from lines of number, term, body system, note and other term."""
    records = "site,subj,no,term,body,note,other\n" + "".join(f"01,001,{line}\n" for line in lines)
    return build({"mappings/sdtm/mh.yaml": MH, "raw/mh.csv": records}, forms=FORM.format(more=more))


def test_the_rest_of_a_long_text_is_a_qualifier(build):
    """The first part stays; further parts have the name with a digit that is free, the label with a number, the key."""
    ran = built(build, "1,Gout,,,", f"2,{WORDS},,,Rash").run()
    part = " ".join(["exanthem"] * 22)
    assert ran.rows("MH", "MHTERM") == ["Gout", part]
    assert ran.rows("SUPPMH", "IDVARVAL", "QNAM", "QLABEL", "QVAL", "QORIG", "QEVAL") == [
        ("2", "MHTERM2", "Reported Term for the Medical History 2", part, "CRF", None),
        ("2", "MHTERM3", "Reported Term for the Medical History 3", " ".join(["exanthem"] * 5), "CRF", None),
        ("2", "MHTERM1", "Other Term", "Rash", "CRF", None),
    ]
    (births,) = ran.outcome.datasets["SUPPMH"].births
    assert (births.role, births.table, births.rows.tolist()) == ("source", "MH", [1, 1, 1])


def test_a_name_of_eight_characters_loses_its_last_one(build):
    """MHBODSYS goes on as MHBODSY1; so is the label shortened to hold the number."""
    ran = built(build, f"1,Gout,{WORDS},,").run()
    assert ran.rows("SUPPMH", "QNAM") == ["MHBODSY1", "MHBODSY2"]
    assert ran.rows("SUPPMH", "QLABEL") == ["Body System or Organ Class 1", "Body System or Organ Class 2"]
    assert len(numbered("x" * 40, 12)) == 40


def test_a_qualifier_is_continued_like_a_variable(build):
    """Its parts follow it with its own origin and evaluator."""
    ran = built(build, f"1,Gout,,{WORDS},").run()
    assert ran.rows("SUPPMH", "QNAM", "QLABEL", "QORIG", "QEVAL") == [
        ("MHNOTE", "Note of the Investigator upon this Entry", "Assigned", "INVESTIGATOR"),
        ("MHNOTE1", "Note of the Investigator upon this Ent 1", "Assigned", "INVESTIGATOR"),
        ("MHNOTE2", "Note of the Investigator upon this Ent 2", "Assigned", "INVESTIGATOR"),
    ]


def test_each_long_text_is_noted_with_its_cells(build):
    """One note for each text, with all its rows and what it is continued as; nothing is said of other texts."""
    ran = built(build, f"1,{WORDS},,,", "2,Gout,,,", f"3,{WORDS},,,").run()
    assert ran.cells("ROW117") == [("raw/mh.csv", [2, 4], "term", WORDS)]
    (note,) = ran.of("ROW117")
    assert note.message == "MH.MHTERM has more than 200 bytes; the rest stands in SUPPMH as MHTERM2, MHTERM3"
    assert (note.severity, note.target) == (Severity.NOTE, "MH.MHTERM")
    assert str(note.place) == "mappings/sdtm/mh.yaml:7:3"


def test_a_private_long_text_is_not_quoted(build):
    """The note names the cell alone."""
    ran = built(build, f"1,{WORDS},,,", more=", private: term").run()
    assert ran.cells("ROW117") == [("raw/mh.csv", [2], "term", None)]


def test_long_dirt_does_not_keep_the_set_from_being_published(build):
    """A long free text is no error; a long identifier is one, because a part of it would be another one."""
    study = built(build, f"1,{'x' * 450},,,")
    made = convert(study.linted, study.plan)
    assert made.published
    assert set(made.files) == {"DM", "MH", "SUPPMH"}
    study = built(build, f"{'9' * 201},Gout,,,")
    made = convert(study.linted, study.plan)
    assert not made.published
    assert "XPT108" in {problem.code for problem in made.problems}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a" * 200 + "  ", None),
        ("a" * 200 + " b", ["a" * 200, "b"]),
        ("a" * 199 + " bc", ["a" * 199, "bc"]),
        ("a" * 201, ["a" * 200, "a"]),
        ("b " + "a" * 201, ["b", "a" * 200, "a"]),
        ("ä" * 101, ["ä" * 100, "ä"]),
        ("a" * 199 + "ä", ["a" * 199, "ä"]),
        ("ä" * 99 + "\nend", ["ä" * 99, "end"]),
        (" " * 150 + "a" * 60, ["a" * 60]),
    ],
)
def test_a_text_is_cut_between_words(text, parts):
    """At the last blank that fits; a longer word at the limit, never inside the replacement of a character."""
    assert is_long(text, TABLE) is (parts is not None)
    if parts is not None:
        assert pieces(text, TABLE) == parts


@given(st.text(st.sampled_from("ab ä½\n"), max_size=900))
def test_nothing_of_a_text_is_lost(text):
    """Each part fits and has no blank at its ends; the parts together are the text, but for blanks."""
    parts = pieces(text, TABLE)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(0 < len(plain_text(part, TABLE)) <= 200 and part == part.strip() for part in parts)


@pytest.mark.parametrize(
    ("wholes", "count", "taken", "names"),
    [
        (["MHTERM"], 2, set(), [["MHTERM1", "MHTERM2"]]),
        (["MHTERM"], 2, {"MHTERM1"}, [["MHTERM2", "MHTERM3"]]),
        (["MHBODSYS"], 2, set(), [["MHBODSY1", "MHBODSY2"]]),
        (["MHBODSYA", "MHBODSYB"], 2, set(), [["MHBODSY1", "MHBODSY3"], ["MHBODSY2", "MHBODSY4"]]),
        (["MHBODSYA"], 11, set(), [[*(f"MHBODSY{digit}" for digit in range(1, 10)), "MHBODS10", "MHBODS11"]]),
        (["MHTERM"], 0, set(), [[]]),
    ],
)
def test_variables_take_turns_for_names_of_further_parts(wholes, count, taken, names):
    """A name is the variable with the next number that is free, within eight characters."""
    found = further_names(wholes, count, taken)
    assert [[name for _, name in several] for several in found] == names
    assert all(name.endswith(str(number)) for several in found for number, name in several)


@given(st.lists(st.sampled_from(["MHBODSYA", "MHBODSYB", "MHTERM"]), unique=True), st.integers(0, 9), st.integers(0, 9))
def test_a_longer_text_elsewhere_renames_no_part(wholes, few, more):
    """The first names are the same however many parts some text has: no subject changes the names of another."""
    short, long = further_names(wholes, few, {"MHBODSY2"}), further_names(wholes, few + more, {"MHBODSY2"})
    assert [names[:few] for names in long] == short
    every = [name for names in long for _, name in names]
    assert len({*every, "MHBODSY2"}) == len(every) + 1
