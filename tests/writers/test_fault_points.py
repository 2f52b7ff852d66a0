"""Fault points are heard by tests alone."""

from __future__ import annotations

from nec_cdisc.writers import fault_points
from nec_cdisc.writers.fault_points import passed


def test_a_listener_hears_each_point_in_order(monkeypatch):
    """Who listens is told the names as they are passed."""
    heard: list[str] = []
    monkeypatch.setattr(fault_points, "LISTENERS", [heard.append])
    passed("one")
    passed("two")
    assert heard == ["one", "two"]


def test_nobody_listens_in_a_real_run():
    """The package itself puts no listener in."""
    assert fault_points.LISTENERS == []
