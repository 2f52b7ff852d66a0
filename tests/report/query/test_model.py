"""The content of the list of queries."""

from __future__ import annotations

from nec_cdisc.problem import CODES


def test_kinds_and_sites_are_counted(made, listed):
    """Each query is counted once under its kind and once under its site; no site stands last."""
    found = listed(
        made(id="1"),
        made(id="2", code="ROW104", subject="01-002"),
        made(id="3", site="02", subject=None),
        made(id="4", site=None, subject=None, code="RUN104"),
    )
    assert [(kind.code, kind.title, kind.queries) for kind in found.kinds()] == [
        (code, CODES[code].title, times) for code, times in (("ROW104", 1), ("RUN104", 1), ("VAL112", 2))
    ]
    assert [(site.name, site.subjects, site.queries, dict(site.by_code)) for site in found.sites()] == [
        ("01", 2, 2, {"VAL112": 1, "ROW104": 1}),
        ("02", 0, 1, {"VAL112": 1}),
        (None, 0, 1, {"RUN104": 1}),
    ]


def test_raw_rows_are_one_text(made):
    """Several rows are listed, none is nothing."""
    assert [made(rows=rows).row_text for rows in ((), (7,), (7, 12))] == [None, "7", "7, 12"]
