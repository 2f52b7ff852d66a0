"""A raw row says by which data cut-off it was judged."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from nec_cdisc.lineage.cut_off import judged, judged_sources


def stored(value: str | None, *, column: str | None = "start", corrections=(), problems=(), private=()):
    """Return a lineage of one form with one row."""
    birth = SimpleNamespace(role="source", table="raw/ae.csv", row=2)
    return SimpleNamespace(
        cut_off={"ae": {"date": "2019-07-31", "column": column, "line": "edc.yaml:9"}},
        files={"ae": "raw/ae.csv"},
        forms={"raw/ae.csv": "ae"},
        private={"ae": list(private)},
        corrections=[{"file": "raw/ae.csv", "row": 2, "column": "start", **item} for item in corrections],
        cell=lambda *_: value,
        problems=lambda *_: [{"column": "start", "code": code} for code in problems],
        births=lambda *_: [birth, SimpleNamespace(role="joined", table="raw/coding.csv", row=7)],
    )


@pytest.mark.parametrize(
    ("lineage", "said"),
    [
        (stored("01.07.2019"), "is dated '01.07.2019' (start)"),
        (stored("UN.07.2019", problems=["ROW118"]), "is dated 'UN.07.2019' (start), which does not decide: it is kept"),
        (stored(None), "has no date (start), so it is kept"),
        (stored("x", private=["start"]), "is dated (private) (start)"),
        (stored("x", column=None), "is of a form without a date for it, which keeps all its records"),
        (
            stored("x", corrections=[{"new": "y", "refused": None}, {"new": "z", "refused": "no match"}]),
            "is dated 'y' (start, corrected)",
        ),
    ],
)
def test_the_date_that_was_looked_at_is_told(lineage, said):
    """As typed or as corrected, and whether it decides."""
    assert judged(lineage, "ae", 2).said == f"data cut-off 2019-07-31: raw/ae.csv:2 {said} [edc.yaml:9]"


def test_a_run_without_a_cut_off_has_nothing_to_say():
    """No form was judged."""
    lineage = stored("01.07.2019")
    lineage.cut_off = {}
    assert judged(lineage, "ae", 2) is None
    assert list(judged_sources(lineage, "AE", 0)) == []


def test_a_record_is_judged_by_its_sources():
    """Rows that were looked up for it are not asked."""
    (row,) = judged_sources(stored("01.07.2019"), "AE", 0)
    assert row.data() == {
        "cut_off": "2019-07-31",
        "file": "raw/ae.csv",
        "row": 2,
        "column": "start",
        "value": "01.07.2019",
        "corrected": False,
        "decided": True,
        "line": "edc.yaml:9",
    }
