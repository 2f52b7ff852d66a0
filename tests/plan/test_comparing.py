"""Comparisons that no value can answer are refused before a run."""

from __future__ import annotations

import pytest

MH = """\
dataset: MH
one_record_per: event
rows: {{from: mh{keep}}}
variables:
  MHSEQ: {{sequence: [MHTERM]}}
  MHTERM: term
  MHSTDTC: {{date: start}}
  MHENDTC: {{date: stop}}
{more}
"""
SOURCE = """\
source: edc
subject: [site, subj]
dates: {{orders: {orders}}}
forms:
  dm: {{file: dm.csv, key: [site, subj]}}
  mh: {{file: mh.csv, key: [site, subj, no]}}
"""


def history(build, more="", keep="", orders="dmy"):
    """Build medical history with a condition."""
    files = {
        "mappings/sdtm/mh.yaml": MH.format(more=more, keep=keep),
        "raw/mh.csv": "site,subj,no,term,start,stop\n",
        "mappings/sources/edc.yaml": SOURCE.format(orders=orders),
    }
    return build(files)


@pytest.mark.parametrize(
    ("more", "keep", "said", "near"),
    [
        (
            "edit_checks: [{when: MHENDTC < MHSTDTC, say: x}]",
            "",
            "'<' compares numbers, and 'MHENDTC' is a date",
            "is before",
        ),
        (
            "edit_checks: [{when: MHSEQ is before MHSTDTC, say: x}]",
            "",
            "'is before' compares dates, and 'MHSEQ' is",
            None,
        ),
        ("edit_checks: [{when: stop is before MHSTDTC, say: x}]", "", "'stop' is a raw text, written dmy", "MHENDTC"),
        ("  MHENRTPT: {flag: stop is after MHSTDTC, then: AFTER}", "", "'stop' is a raw text, written dmy", "MHENDTC"),
        ("  MHCAT: {take: term, only_when: MHENDTC >= MHSTDTC}", "", "'>=' compares numbers", "is on or after"),
        ("", ", keep: start is after 2019-01-01", "'start' is a raw text, written dmy", "MHSTDTC"),
    ],
)
def test_a_comparison_that_cannot_be_answered_is_refused(build, more, keep, said, near):
    """Dates by signs, numbers as dates, raw texts as dates: once, where the column is named, with what to write."""
    (problem,) = [item for item in history(build, more, keep).problems if item.code == "MAP126"]
    assert said in problem.message
    assert (problem.nearest is None) if near is None else (near in problem.nearest)
    assert problem.place.column > 3


@pytest.mark.parametrize(
    ("more", "orders"),
    [
        ("edit_checks: [{when: MHENDTC is before MHSTDTC, say: x}]", "dmy"),
        ("edit_checks: [{when: MHSEQ > 1, say: x}]", "dmy"),
        ("edit_checks: [{when: stop is before start, say: x}]", "ymd"),
    ],
)
def test_a_comparison_that_can_be_answered_is_not(build, more, orders):
    """Dates as dates, numbers as numbers, raw texts of a source that writes ISO 8601."""
    assert [item.code for item in history(build, more, orders=orders).problems if item.code == "MAP126"] == []


@pytest.mark.parametrize(
    ("decimal", "more", "codes"),
    [
        ('","', "edit_checks: [{when: no > 1, say: x}]", ["MAP126"]),
        ('[".", ","]', "edit_checks: [{when: no > 1, say: x}]", []),
        ('","', "edit_checks: [{when: MHDY > 1, say: x}]", []),
    ],
)
def test_a_raw_number_with_a_decimal_comma_is_not_compared(build, decimal, more, codes):
    """A condition would find no number in 112,5 and ask the site, who wrote it as the source declares."""
    source = SOURCE.format(orders="dmy").replace("forms:", f"numbers: {{decimal: {decimal}}}\nforms:")
    files = {
        "mappings/sdtm/mh.yaml": MH.format(more=f"  MHDY: {{number: no}}\n{more}", keep=""),
        "raw/mh.csv": "site,subj,no,term,start,stop\n",
        "mappings/sources/edc.yaml": source,
    }
    found = [item for item in build(files).problems if item.code == "MAP126"]
    assert [item.code for item in found] == codes
    for item in found:
        assert item.message == "'>' compares numbers with a decimal point, and 'no' is a raw text, written with ','"
        assert (item.nearest, item.next_step) == (
            "MHDY",
            "Compare the variable that holds the number, or give one a name under 'set': {number: no}.",
        )
