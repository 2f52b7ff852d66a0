"""The closing summary of analysis."""

from __future__ import annotations

import io

import numpy as np
from rich.console import Console

from nec_cdisc.console.analysis import show_analysis
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.problem import Cells, Problem
from nec_cdisc.run.analysis import Analysis
from nec_cdisc.run.engine import Outcome
from nec_cdisc.run.ledger.book import Ledger
from nec_cdisc.run.whereabouts import Whereabouts


def said(folder, *problems, published=True):
    """Return the summary of a run that made one dataset of two."""
    counts = {("DM", "records read"): 3, ("AE", "records read"): 9, ("AE", "left out: not kept"): 2}
    dataset = Dataset("ADAE", {"AESEQ": np.array([1.0, 2.0])})
    outcome = Outcome({"ADAE": dataset}, (), counts, Whereabouts([]), ledger=Ledger(()))
    where = folder / "outputs" / ("adam" if published else "adam_candidate")
    analysis = Analysis(outcome, problems, where, {"ADAE": "adae.xpt"}, published)
    text = io.StringIO()
    show_analysis(Console(file=text, width=160), analysis, folder, analysis.reports / "problems.csv")
    return text.getvalue()


def test_records_in_and_out_and_the_place_of_each_file(tmp_path):
    """The summary counts what was read and made, and says where it lies, relative to the study."""
    text = said(tmp_path)
    assert "12 records of 2 SDTM datasets in, 2 analysis records out" in text
    assert "outputs/adam/adae.xpt" in text
    assert "outputs/adam_reports/problems.csv" in text
    assert "Not published" not in text
    assert str(tmp_path) not in text


def test_a_problem_counts_once_for_each_cell(tmp_path):
    """Three partial dates under one code are three queries."""
    text = said(
        tmp_path, Problem("ANL103", "'2019-07' is no complete date", cells=Cells("sdtm/ae.xpt", (2, 3, 4), "X"))
    )
    assert "0 errors, 3 queries, 0 notes" in text


def test_what_is_not_published_is_said(tmp_path):
    """With an error the last set stays, and the reports lie with the candidate."""
    text = said(tmp_path, Problem("ANL101", "X has no label"), published=False)
    assert "Not published" in text
    assert "1 error" in text
    assert "outputs/adam_candidate/adam_reports/problems.csv" in text
