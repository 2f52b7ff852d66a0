"""The report of the data cut-off: one line per form, whose numbers tie out."""

from __future__ import annotations

from types import SimpleNamespace

from nec_cdisc.lineage.model import FormCut, LeftOut
from nec_cdisc.problem import Place
from nec_cdisc.report.cut_off import COLUMNS, write_cut_off


def test_each_form_is_a_line(tmp_path):
    """Rows are those left out, those dated on or before, and those kept for another reason."""
    cuts = (
        FormCut("2019-07-31", "ae", "raw/ae.csv", "start", Place("edc.yaml", 9, 2), 10, 3, 1, 2, 1),
        FormCut("2019-07-31", "dm", "raw/dm.csv", None, Place("edc.yaml", 7, 3), 4),
    )
    left_out = (
        LeftOut("raw/ae.csv", (4, 9), "left out: subject after the data cut-off 2019-07-31"),
        LeftOut("raw/ae.csv", (2, 3, 5), "left out: after the data cut-off 2019-07-31"),
    )
    path = tmp_path / "reports" / "cut_off.csv"
    write_cut_off(SimpleNamespace(cuts=cuts, left_out=left_out), path)
    assert path.read_text("utf-8").splitlines() == [
        ",".join(COLUMNS),
        "2019-07-31,ae,raw/ae.csv,start,edc.yaml:9:2,10,3,3,1,2,1,0,2",
        "2019-07-31,dm,raw/dm.csv,,edc.yaml:7:3,4,0,0,0,0,0,4,0",
    ]


def test_without_a_cut_off_the_header_stands_alone(tmp_path):
    """A run without a cut-off says so by an empty list."""
    path = tmp_path / "cut_off.csv"
    write_cut_off(SimpleNamespace(cuts=(), left_out=()), path)
    assert path.read_text("utf-8") == ",".join(COLUMNS) + "\n"
