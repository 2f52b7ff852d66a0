"""The three severities."""

from __future__ import annotations

from nec_cdisc.problem.code import Severity, error, note, query


def test_each_maker_gives_its_severity():
    """What a code weighs is said by the word that declares it."""
    texts = ("T", "W.", "N.")
    assert [make("ABC101", *texts).severity for make in (error, query, note)] == [
        Severity.ERROR,
        Severity.QUERY,
        Severity.NOTE,
    ]
    made = query("ABC101", *texts)
    assert (made.id, made.title, made.why, made.next_step) == ("ABC101", *texts)
