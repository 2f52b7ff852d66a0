"""Conditions read as sentences, mean one thing only, and faults are told at their letter."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nec_cdisc.mapping.condition.parser import ConditionError, parse
from nec_cdisc.mapping.condition.tree import And, Comparison, Equals, Not, OneOf, Or, State, TextTest, Word, to_text


def _equals(column, text, verb="is"):
    return Equals(Word(column), Word(verb), Word(text))


def _state(column, verb):
    return State(Word(column), Word(verb))


SENTENCES = {
    "ae_text is filled": _state("ae_text", "is filled"),
    "ae_text is blank": _state("ae_text", "is blank"),
    "ae_text is not filled": _state("ae_text", "is blank"),
    "ae_text is not blank": _state("ae_text", "is filled"),
    "ae_ongoing is ticked": _state("ae_ongoing", "is ticked"),
    "ae_ongoing is not ticked": _state("ae_ongoing", "is not ticked"),
    "visit is Screening": _equals("visit", "Screening"),
    'visit is "Cycle 1 Day 1"': _equals("visit", "Cycle 1 Day 1"),
    "visit is 'Cycle 1 Day 1'": _equals("visit", "Cycle 1 Day 1"),
    "visit is Cycle 1  Day 1": _equals("visit", "Cycle 1 Day 1"),
    "visit is not Screening": _equals("visit", "Screening", "is not"),
    'note is "say ""no"""': _equals("note", 'say "no"'),
    'status is one of (A, "B c", D)': OneOf(Word("status"), Word("is one of"), (Word("A"), Word("B c"), Word("D"))),
    "status is not one of (B c)": OneOf(Word("status"), Word("is not one of"), (Word("B c"),)),
    "EXDOSE > 0": Comparison(Word("EXDOSE"), Word(">"), Word("0"), right_is_column=False),
    "EXDOSE>=-1.5": Comparison(Word("EXDOSE"), Word(">="), Word("-1.5"), right_is_column=False),
    "EXDOSE < EXPLAN": Comparison(Word("EXDOSE"), Word("<"), Word("EXPLAN"), right_is_column=True),
    'EXDOSE <= "planned dose"': Comparison(Word("EXDOSE"), Word("<="), Word("planned dose"), right_is_column=True),
    "AEENDTC is before AESTDTC": Comparison(Word("AEENDTC"), Word("is before"), Word("AESTDTC"), right_is_column=True),
    "AEENDTC is after 2016-08": Comparison(Word("AEENDTC"), Word("is after"), Word("2016-08"), right_is_column=False),
    "a is on or before DM.RFSTDTC": Comparison(
        Word("a"), Word("is on or before"), Word("DM.RFSTDTC"), right_is_column=True
    ),
    "a is on or after 2016-08-05T10:30": Comparison(
        Word("a"), Word("is on or after"), Word("2016-08-05T10:30"), right_is_column=False
    ),
    'text contains "x y"': TextTest(Word("text"), Word("contains"), Word("x y")),
    "text starts with Stoma": TextTest(Word("text"), Word("starts with"), Word("Stoma")),
    "coding.pt IS Filled": _state("coding.pt", "is filled"),
    '"Visit Name" is raw': _equals("Visit Name", "raw"),
    "Größe_cm is filled": _state("Größe_cm", "is filled"),
    "unit is 10^9/L": _equals("unit", "10^9/L"),
    "unit is µg/mL": _equals("unit", "µg/mL"),
    "race is Black": _equals("race", "Black"),
    "a is Patient's own": _equals("a", "Patient's own"),
}


@pytest.mark.parametrize(("text", "tree"), SENTENCES.items())
def test_a_sentence_has_one_meaning(text, tree):
    """Every form of the grammar gives its tree."""
    assert parse(text) == tree


A, B, C = _state("a", "is filled"), _state("b", "is filled"), _state("c", "is filled")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("{a} or {b} and {c}", Or((A, And((B, C))))),
        ("({a} or {b}) and {c}", And((Or((A, B)), C))),
        ("{a} and {b} and {c}", And((A, B, C))),
        ("not {a} and {b}", And((Not(A), B))),
        ("not ({a} and {b})", Not(And((A, B)))),
        ("not not {a}", Not(Not(A))),
        ("(({a}))", A),
        ("({a} and {b}) and {c}", And((And((A, B)), C))),
        ("{a} OR NOT {b}", Or((A, Not(B)))),
    ],
)
def test_not_binds_before_and_before_or(text, tree):
    """Precedence is not, and, or; brackets change it."""
    assert parse(text.format(a="a is filled", b="b is filled", c="c is filled")) == tree


def test_every_word_knows_its_offset():
    """Columns, verbs and texts can be shown where they stand."""
    tree = parse('(visit is one of (A, "B c")) and not x > y')
    first, second = tree.parts[0], tree.parts[1].part
    assert (first.column.offset, first.verb.offset, [word.offset for word in first.literals]) == (1, 7, [18, 21])
    assert (second.column.offset, second.verb.offset, second.right.offset) == (37, 39, 41)


FAULTS = {
    "": (0, None),
    "   ": (0, None),
    "a": (1, None),
    "a is": (4, None),
    "a is filled b": (12, None),
    "a is filled and": (15, None),
    "a is filled and and": (16, None),
    "and": (0, None),
    "a is and": (5, None),
    "(a is filled": (0, None),
    "a is filled)": (11, None),
    "a is one of A": (12, None),
    "a is one of (": (13, None),
    "a is one of (A": (12, None),
    "a is one of ()": (13, None),
    "a is one of (A,)": (15, None),
    "a is one of (A, blank)": (16, None),
    "a is A, B": (6, None),
    "a is in (A, B)": (8, None),
    "a in (A, B)": (2, "is one of"),
    "a equals B": (2, "is"),
    "a contain B": (2, "contains"),
    "a starts B": (2, "starts with"),
    "a is fileld": (5, "is filled"),
    "a is filed": (5, "is filled"),
    "a is blanc": (5, "is blank"),
    "a is not missing": (9, "is filled"),
    "a is empty": (5, "is blank"),
    "a is unticked": (5, "is not ticked"),
    "a is not unticked": (9, "is ticked"),
    "a is befor B": (5, "is before"),
    "a is on before B": (5, "is on or before"),
    "a is greater than 5": (5, ">"),
    "a is not less than 5": (9, "not (… < …)"),
    "a is not before B": (2, None),
    'a is ""': (5, "is blank"),
    "a = B": (2, "is"),
    "a == B": (2, "is"),
    "a != B": (2, "is not"),
    "a <> B": (2, "is not"),
    "a ≥ 5": (2, ">="),
    "a is >= 5": (5, None),
    "a > 7,4": (5, None),
    "a > 1O": (4, None),
    "a > -": (4, None),
    "a > ": (3, None),
    "a is before 2016-13-01": (12, None),
    "a is before 05.08.2016": (12, None),
    "a is before": (11, None),
    'a is "open': (5, None),
    "a is “B”": (5, '"'),
    "a is 'open": (5, None),
    "5 is filled": (0, None),
    '"" is filled': (0, None),
    "a > 5 > 3": (6, None),
    "not": (3, None),
    "x is A or B": (11, None),
    "a ! b": (2, "is not"),
}


@pytest.mark.parametrize(("text", "expected"), FAULTS.items())
def test_a_fault_is_told_at_its_letter(text, expected):
    """The offset is that of the faulty word, and the word that was meant is named where it is plain."""
    with pytest.raises(ConditionError) as caught:
        parse(text)
    assert (caught.value.offset, caught.value.nearest) == expected
    assert caught.value.message


def test_what_to_write_instead_is_said():
    """A slip comes with its remedy."""
    for text, step in {
        "visit is Screening or Baseline": "named again",
        "a is A, B": "is one of (A, B)",
        "a is >= 5": "column >= number",
        "a is unticked": "Write is not ticked",
        "a is before 05.08.2016": "2016-08-05",
        "a > 7,4": "decimal point",
        "a is in (A, B)": "is one of",
    }.items():
        with pytest.raises(ConditionError) as caught:
            parse(text)
        assert step in caught.value.next_step


def test_depth_and_length_are_bounded():
    """Neither brackets without end nor a novel make the parser fall over."""
    assert parse("(" * 20 + "a is filled" + ")" * 20) == A
    for text in ("(" * 21 + "a is filled" + ")" * 21, "(" * 3000, "not " * 900 + "a is filled", "a is " + "x" * 4000):
        with pytest.raises(ConditionError):
            parse(text)


def test_a_long_list_of_parts_is_no_depth():
    """Many tests in a row are fine."""
    assert len(parse(" and ".join(["a is b"] * 300)).parts) == 300


WORDS = [
    "a",
    "DM.b",
    "is",
    "not",
    "and",
    "or",
    "(",
    ")",
    ",",
    "filled",
    "blank",
    "ticked",
    "one",
    "of",
    "before",
    "after",
]
MORE = [
    "on",
    ">",
    "<=",
    "<>",
    "=",
    "5",
    "-1.5",
    "2016-08",
    '"x y"',
    '"',
    "'",
    "contains",
    "starts",
    "with",
    "empty",
    "“",
    "ä",
]


@given(st.lists(st.sampled_from([*WORDS, *MORE]), max_size=14).map(" ".join) | st.text(max_size=30))
@example("a is filled and (b is one of (c, d) or not e > f)")
def test_any_text_is_a_condition_or_a_located_fault(text):
    """No text raises anything else, a fault lies inside the text, and a tree prints as text that parses to it."""
    fault = None
    try:
        tree = parse(text)
    except ConditionError as caught:
        fault = caught
    if fault is None:
        assert parse(to_text(tree)) == tree
    else:
        assert 0 <= fault.offset <= len(text)
        assert fault.message


def test_a_text_that_begins_with_not_in_capitals_needs_quotes():
    """``QSSTAT is NOT DONE`` would say the opposite of what it seems to; in capitals throughout it is the grammar."""
    with pytest.raises(ConditionError, match="NOT in capitals may be part of a text") as refusal:
        parse("QSSTAT is NOT DONE")
    assert (refusal.value.offset, 'is "NOT DONE"' in refusal.value.next_step) == (10, True)
    assert parse('QSSTAT is "NOT DONE"') == _equals("QSSTAT", "NOT DONE")
    assert parse("visit IS NOT Screening") == _equals("visit", "Screening", "is not")
