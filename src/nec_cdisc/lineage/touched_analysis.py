"""Follows a raw row into analysis: every value of analysis that the records of SDTM it touches are read for."""

from __future__ import annotations

from pathlib import Path

from nec_cdisc.lineage.layout import FIRST_ROW
from nec_cdisc.lineage.stored import Stored
from nec_cdisc.lineage.touched import TouchedRow, touched_by
from nec_cdisc.plugin.reader import Unreadable


def touched_analysis(tabulation: Stored, row: TouchedRow, lineage: Path, sets: Path) -> tuple[Stored, TouchedRow] | str:
    """Return the lineage of analysis and what the row touches there, or why that cannot be told.

    Where there has been no analysis, nothing is to be told.
    """
    if not lineage.is_dir():
        return ""
    try:
        analysis = Stored(lineage, sets)
    except Unreadable as fault:
        return fault.problem.message
    cells: dict[tuple[str, int], set[str]] = {}
    for (dataset, name), records in row.values.items():
        for record in records if analysis.holds_form(dataset) else ():
            cells.setdefault((dataset, record + FIRST_ROW), set()).add(name)
    for dataset, number in cells:
        check = analysis.form_check(dataset, number)
        if check is None or check != tabulation.check(dataset, number - FIRST_ROW):
            return f"the records of {dataset} that were analysed are not those of the set as it is now"
    return analysis, touched_by(analysis, row.file, row.row, cells)
