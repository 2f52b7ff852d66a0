"""The section on validation says what was reached, what was not, and what others look at."""

from __future__ import annotations

from child import Usage
from page_validation import faults, section, targets
from validation import Validator


def validator(name: str, cpu_seconds: float | None, **more) -> Validator:
    """Return a program on LB that ran once, or was skipped."""
    made = Validator(name, "LB", "values", **more)
    if cpu_seconds is not None:
        made.runs.append(Usage(cpu_seconds, cpu_seconds, 500.0))
    return made


def test_limits_are_judged_each_for_itself():
    """Too many seconds are not reached beside memory that is."""
    seconds, memory = targets([validator("nec-cdisc validate", 12.0, limit=10.0, limit_mb=2000.0)])
    assert seconds.endswith("12.0, **not reached**")
    assert memory.endswith("500, reached")


def test_the_share_is_that_of_the_first_program_on_the_package():
    """Ours took a quarter of a rival's CPU seconds, and has no share of itself."""
    ours, theirs = section([validator("nec-cdisc validate", 10.0), validator("pointblank", 40.0)], 1000).splitlines()[
        -2:
    ]
    assert "| 0.25 |" in theirs
    assert "| 10.00 | 10.00 | 500 |  |" in ours


def test_a_program_that_is_not_there_is_said_and_no_fault():
    """The reason of one that was skipped stands in the table; one that failed fails the run."""
    skipped = validator("pointblank", None, reason="skipped: no Python")
    assert "skipped: no Python" in section([validator("nec-cdisc validate", 1.0), skipped], 1000)
    assert not faults([skipped])
    assert faults([validator("nec-cdisc validate", None, reason="failed: no disk")])
    (line,) = targets([validator("nec-cdisc validate", None, reason="failed: no disk", limit=10.0)])
    assert "not measured (failed: no disk)" in line
