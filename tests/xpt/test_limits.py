"""Every limit of a description is named, all at once."""

from __future__ import annotations

from datetime import datetime

import pytest

from nec_cdisc.xpt.limits import character_name, is_printable, member_problems, strange
from nec_cdisc.xpt.member import Member, Variable

GOOD = Variable("AGE", "Age", "Num", 8)


def codes(stamp, name="DM", label="Demographics", variables=(GOOD,), **more):
    """Return the codes of the problems of a member."""
    return [problem.code for problem in member_problems(Member(name, label, variables, stamp, **more))]


def test_a_description_within_all_limits_has_no_problem(stamp):
    """Eight characters, forty characters, two hundred bytes are allowed."""
    variables = (Variable("A2345_78", "x" * 40, "Char", 200, "$CHAR200."), GOOD)
    assert codes(stamp, "SUPPAEXX", "y" * 40, variables) == []


@pytest.mark.parametrize("name", ["", "ae", "Ae", "1AE", "_AE", "ABCDEFGHI", "A-B", "Ä", "A "])
def test_names_are_capital_letters_digits_and_underscores(stamp, name):
    """At most eight characters, the first one a letter, for datasets and variables."""
    assert codes(stamp, name) == ["XPT102"]
    assert codes(stamp, variables=(Variable(name, "", "Num", 8),)) == ["XPT101"]


@pytest.mark.parametrize("label", ["x" * 41, "Größe", "tab\there"])
def test_labels_are_forty_printable_characters(stamp, label):
    """For datasets and variables."""
    assert codes(stamp, label=label) == ["XPT103"]
    assert codes(stamp, variables=(Variable("A", label, "Num", 8),)) == ["XPT103"]


@pytest.mark.parametrize(("kind", "length"), [("Char", 0), ("Char", 201), ("Num", 7), ("Num", 9), ("Date", 8)])
def test_lengths_are_1_to_200_for_text_and_8_for_numbers(stamp, kind, length):
    """There is no third type."""
    assert codes(stamp, variables=(Variable("A", "", kind, length),)) == ["XPT107"]


def test_names_are_used_once(stamp):
    """The message says how often."""
    problems = member_problems(Member("DM", "", (GOOD, GOOD, GOOD), stamp))
    assert [(problem.code, problem.target, problem.message) for problem in problems] == [
        ("XPT104", "DM.AGE", "DM has 3 variables named AGE")
    ]


def test_a_dataset_has_1_to_9999_variables(stamp):
    """Four digits are in the header."""
    assert codes(stamp, variables=()) == ["XPT105"]
    many = tuple(Variable(f"V{number}", "", "Num", 8) for number in range(10_000))
    assert codes(stamp, variables=many) == ["XPT106"]
    assert codes(stamp, variables=many[1:]) == []


def test_formats_stamps_and_texts_of_the_header_must_fit(stamp):
    """A year outside the hundred would come back as another one."""
    assert codes(stamp, variables=(Variable("A", "", "Num", 8, "DATE9", "x"),)) == ["XPT115", "XPT115"]
    for year in (1959, 2060):
        assert codes(datetime(year, 1, 1)) == ["XPT116"]  # noqa: DTZ001 - no zone
    assert codes(stamp, version="123456789", system="ä", kind="\t") == ["XPT117", "XPT117", "XPT117"]


def test_everything_is_told_at_once(stamp):
    """One look at a bad description is enough."""
    variables = (Variable("age", "x" * 41, "Char", 0, "x"), Variable("age", "ß", "Num", 4))
    assert sorted(codes(stamp, "toolongname", "ß", variables)) == sorted(
        ["XPT102", "XPT103", "XPT104", *["XPT101"] * 2, *["XPT103"] * 2, *["XPT107"] * 2, "XPT115"]
    )


def test_characters_are_named():
    """By code point, and as they look where they look like anything."""
    assert [character_name(letter) for letter in "µ\xa0\n"] == ["µ (U+00B5)", "U+00A0", "U+000A"]
    assert is_printable("a b~")
    assert not any(is_printable(text) for text in ("\x7f", "\n", "é"))


def test_the_texts_with_other_characters_are_found_among_all_values():
    """Of texts, numbers and missing values only texts that no transport file holds as they are have a place."""
    assert strange(["plain ~", 7, None, "", True]) == []
    assert strange(["Müller", 7, "plain", None, "a\tb"]) == [0, 4]
