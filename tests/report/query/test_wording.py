"""The proposed text of a query."""

from __future__ import annotations

import re

import pytest

from nec_cdisc.problem import CODES, Severity
from nec_cdisc.report.query.wording import Matter, proposed

QUERIES = sorted(code for code, kind in CODES.items() if kind.severity is Severity.QUERY)
WHOLE = {"form": "ae", "visit": "Cycle 1", "marks": (("ae_no", "3"),), "column": "ae_start", "value": "31.02.2019"}


def test_a_text_names_visit_record_field_value_and_wish():
    """A data manager can paste it, and the site needs nothing else."""
    assert proposed(Matter("VAL112", **WHOLE)) == (
        'In form ae, visit Cycle 1 (ae_no 3), the field ae_start holds "31.02.2019", a date that the calendar does not '
        "have. Please check the source document and enter the right date."
    )


@pytest.mark.parametrize("code", QUERIES)
def test_every_kind_of_query_asks_in_whole_sentences(code):
    """Each kind has a text that is polite, ends with a full stop, and names no variable of SDTM."""
    text = proposed(Matter(code, **WHOLE, cause="ae_ongoing is ticked", message="AEENDTC is wrong"))
    assert text.startswith("In form ae, visit Cycle 1 (ae_no 3), ")
    assert re.search(r"\. Please [^.]*\.$", text)
    assert ".." not in text
    assert "AEENDTC" not in text


@pytest.mark.parametrize("code", QUERIES)
def test_a_private_entry_is_not_quoted(code):
    """The text says that there is an entry, and where; nothing of what it says."""
    assert "31.02.2019" not in proposed(Matter(code, form="ae", column="ae_note", hidden=True))


def test_a_blank_field_is_said_to_be_blank():
    """A value that is missing is asked for, not quoted."""
    assert proposed(Matter("ROW106", form="ae", column="ae_text")) == (
        "In form ae, the field ae_text is blank, although the study requires an entry. "
        "Please enter the value as in the source document."
    )


def test_an_edit_check_speaks_in_its_own_words():
    """The text of the mapping stands as a sentence of its own, with the entries that it compares."""
    told = Matter("ROW108", **WHOLE, cause="the event ends before it starts", beside=(("ae_stop", "01.02.2019"),))
    assert '(beside ae_stop "01.02.2019"). The event ends before it starts. Please check' in proposed(told)
    asked = Matter("ROW108", form="ae", cause="Is this the same event?")
    assert "Is this the same event? Please" in proposed(asked)


def test_records_that_share_a_key_are_told_with_what_differs():
    """The site sees how many there are and where to look."""
    told = Matter("ROW102", form="tl", column="no", records=2, differing=("organ", "size"))
    assert "2 records should be told apart and are not: they have the same key and other entries (in organ, size)." in (
        proposed(told)
    )


def test_an_unknown_subject_is_told_with_its_number():
    """One record or several, the subject is named; a blank number is said to be blank."""
    assert "a record belongs to subject 01-009, of whom" in proposed(Matter("ROW105", form="ae", subject="01-009"))
    assert "3 records belong to" in proposed(Matter("ROW105", form="ae", subject="01-009", records=3))
    blank = proposed(Matter("ROW105", form="ae", column="subj"))
    assert "the field subj is blank, so that the record belongs to no subject of the study." in blank


def test_a_long_value_is_cut_and_stands_on_one_line():
    """A page of text is no part of a question."""
    text = proposed(Matter("VAL121", form="lab", column="hb", value="much\n more\t" + "x" * 10_000))
    assert '"much more xxx' in text
    assert len(text) < 400


def test_what_no_record_is_known_of_goes_to_data_management():
    """A correction that does not match is no question to a site."""
    assert proposed(Matter("RUN104", message="the correction of ae.start is not applied")) == (
        f"For data management: the correction of ae.start is not applied. {CODES['RUN104'].next_step}"
    )


def test_a_kind_without_words_of_its_own_is_asked_by_its_title(monkeypatch):
    """A new kind of query has a whole text from the first day."""
    monkeypatch.setattr("nec_cdisc.report.query.wording._ENTRY", {})
    text = proposed(Matter("VAL111", **WHOLE))
    assert 'the field ae_start holds "31.02.2019". Text that is no date. Please check' in text
