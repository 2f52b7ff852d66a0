"""The run executes the steps of the plan, and nothing else."""

from __future__ import annotations


def test_the_base_study_runs(build):
    """Demographics of three subjects come out in the order of their identifiers."""
    ran = build().run()
    assert ran.rows("DM", "USUBJID", "SEX", "RFSTDTC", "COUNTRY") == [
        ("01-001", "F", "2019-07-01", "DEU"),
        ("01-002", "M", "2019-07-02", "DEU"),
        ("02-001", "F", None, "DEU"),
    ]
    assert ran.codes == []
