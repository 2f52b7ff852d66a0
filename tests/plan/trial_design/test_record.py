"""Where the parts of the protocol block stand."""

from __future__ import annotations

from nec_cdisc.plan.trial_design.record import place_of


def test_a_part_of_the_protocol_has_its_line(trial):
    """Problems of trial design point into study.yaml."""
    place = place_of(trial().plan.study, "elements", "SCRN", "name")
    assert (place.file, place.line) == ("mappings/study.yaml", 13)
