"""The list of records left out."""

from __future__ import annotations

from pathlib import Path

from nec_cdisc.lineage.model import LeftOut
from nec_cdisc.problem import Place
from nec_cdisc.report.left_out import write_left_out
from nec_cdisc.run.whereabouts import Whereabouts


def test_each_record_left_out_is_a_line(tmp_path: Path):
    """Every record that a rule left out is a line with file, row, rule, column and mapping line, by file and rule."""
    groups = [
        LeftOut("raw/b.csv", (2,), "never opened", "state", Place("edc.yaml", 9, 2)),
        LeftOut("raw/a.csv", (7, 9), "not kept for AE"),
    ]
    path = tmp_path / "reports" / "left_out.csv"
    write_left_out(groups, Whereabouts([]), path)
    assert path.read_text(encoding="utf-8").splitlines() == [
        "raw_file,raw_row,subject,visit,rule,raw_column,raw_value,mapping_line",
        "raw/a.csv,7,,,not kept for AE,,,",
        "raw/a.csv,9,,,not kept for AE,,,",
        "raw/b.csv,2,,,never opened,state,,edc.yaml:9:2",
    ]
