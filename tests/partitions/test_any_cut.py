"""A run gives the same in any number of partitions of subjects: datasets, births, problems, counts, ledger."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.partitions.conftest import IDENTIFIERS, exports, shown

from nec_cdisc.plan.locality import locality

CUT_OFF = st.sampled_from([None, "2019-07-05"])
#: Runs in many partitions are slow, and a difference is as clear in the first example as in a smaller one.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]


@settings(max_examples=20, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
@given(export=exports(), identifier=st.sampled_from(list(IDENTIFIERS)), partitions=st.integers(2, 9), cut_off=CUT_OFF)
def test_any_cut_of_any_export_gives_the_same(cutting, export, identifier, partitions, cut_off):
    """However dirty the export, and wherever it is cut, nothing of the outcome differs."""
    one, cut = cutting.run(identifier, export, (1, partitions), cut_off)
    told, other = shown(one), shown(cut)
    assert told["problems"] == other["problems"]
    assert told["datasets"] == other["datasets"]
    assert told == other


@pytest.mark.parametrize("identifier", IDENTIFIERS)
def test_the_study_is_cut_indeed(cutting, identifier):
    """Nothing keeps the drawn study in one piece, and two of its forms are needed whole."""
    _, plan = cutting.opened[identifier]
    assert locality(plan).obstacles == ()
    assert locality(plan).whole == {"vs", "lab"}
