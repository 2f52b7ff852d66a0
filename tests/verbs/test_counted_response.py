"""Tests of the verb ``counted_response``."""

from __future__ import annotations

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.verbs.counted_response import counted_response


def test_one_response_of_each_date_counts_and_none_after_progression():
    """The worst of a date, of equal ones the first, up to the first PD; each subject by itself."""
    subject = encode(["001"] * 5 + ["002"])
    response = encode(["SD", "PR", "PD", "SD", "SD", "SD"])
    date = encode(["2021-03-01", "2021-03-01", "2021-05-01", "2021-05-01", "2021-07-01", "2021-07-01"])
    assert counted_response(response, date, subject=subject).to_list() == ["Y", None, "Y", None, None, "Y"]


def test_what_cannot_be_placed_or_read_does_not_count():
    """Without subject, response or complete date, and with a text that is no response, a record is not flagged."""
    subject = encode([None, "001", "001", "001"])
    response = encode(["SD", None, "SD", "stable"])
    date = encode(["2021-03-01", "2021-03-01", "2021-03", "2021-03-02"])
    assert counted_response(response, date, subject=subject).to_list() == [None] * 4
