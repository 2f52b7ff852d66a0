"""What is kept of a run cannot be changed afterwards."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from nec_cdisc.lineage.model import DecidedCorrection, FormCut, Recorded
from nec_cdisc.problem import Place
from nec_cdisc.study.corrections import Correction


def test_what_is_kept_stays():
    """A record of a run is frozen; without corrections, rows left out and problems it has none."""
    kept = Recorded({}, {}, {})
    assert (list(kept.corrections), list(kept.left_out), list(kept.problems)) == ([], [], [])
    with pytest.raises(FrozenInstanceError):
        kept.rules = {}


def test_the_rows_of_a_cut_form_tie_out():
    """What is neither left out nor undecided is dated on or before; a form without a date decides nothing."""
    place = Place("edc.yaml", 3)
    cut = FormCut("2019-07-31", "ae", "raw/ae.csv", "start", place, 10, 2, 1, 1, 3)
    assert (cut.before, cut.undecided) == (3, 5)
    assert FormCut("2019-07-31", "dm", "raw/dm.csv", None, place, 10).before == 0


def test_a_correction_of_a_private_column_is_secret():
    """The field decides, not the columns of the key."""
    line = Correction("dm", {"subj": "1"}, "sex", "f", "m", "J", "x", Place("corrections.csv", 2), {})
    assert DecidedCorrection(line, "raw/dm.csv", private=frozenset({"sex"})).secret
    assert not DecidedCorrection(line, "raw/dm.csv", private=frozenset({"subj"})).secret
