"""What is kept of a run cannot be changed afterwards."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from nec_cdisc.lineage.model import Recorded


def test_what_is_kept_stays():
    """A record of a run is frozen; without corrections, rows left out and problems it has none."""
    kept = Recorded({}, {}, {})
    assert (list(kept.corrections), list(kept.left_out), list(kept.problems)) == ([], [], [])
    with pytest.raises(FrozenInstanceError):
        kept.rules = {}
