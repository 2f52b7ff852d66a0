"""The page of results says what was reached, what was not, and why."""

from __future__ import annotations

from pathlib import Path

from analysis import Analysed
from child import Usage
from difference import Difference
from laboratory import Program
from page import MEANT_ROWS, faults, laboratory, pharmaverse, study_sizes, targets
from startup import Wait
from study_size import Size


def program(name: str, cpu_seconds: float | None, **more) -> Program:
    """Return a program that ran once, or was skipped."""
    made = Program(name, "XPT", [], Path(), Path(), 1, **more)
    if cpu_seconds is not None:
        made.runs.append(Usage(cpu_seconds, cpu_seconds, 500.0))
    return made


def test_the_share_is_judged_against_the_limits():
    """3 of 10 CPU seconds reach the first limit and miss the second."""
    first, wished, memory = targets([program("nec-cdisc", 3.0), program("yamaa", 10.0)], MEANT_ROWS, [])
    assert first.endswith("0.300, reached")
    assert wished.endswith("0.300, **not reached**")
    assert memory.endswith("500 MB, reached")


def test_few_rows_are_not_judged():
    """With few rows the start of Python decides, so no target is claimed."""
    (line,) = targets([program("nec-cdisc", 3.0), program("yamaa", 10.0)], 1000, [])
    assert "not for 1,000" in line


def test_a_rival_that_is_not_there_is_said():
    """The reason stands in the targets and in the table."""
    rivals = [program("nec-cdisc", 3.0), program("yamaa", None, reason="skipped: no Python 3.12")]
    assert "skipped: no Python 3.12" in targets(rivals, MEANT_ROWS, [])[0]
    assert "skipped: no Python 3.12" in laboratory(rivals, MEANT_ROWS)
    assert not faults([], rivals, [])


def test_a_wait_that_is_too_long_is_not_reached():
    """The measured seconds stand beside the verdict, and the reason where the program was not at fault."""
    long = Wait("nec-cdisc lint", 1.0, Usage(1.2, 1.1, 80.0))
    kept = Wait("nec-cdisc lint", 1.0, Usage(1.2, 0.5, 80.0))
    start = "`nec-cdisc lint` under 1 s: 1.20 s"
    assert targets([], 0, [long]) == [f"{start}, 1.10 CPU seconds, **not reached**"]
    assert targets([], 0, [kept]) == [
        f"{start}, 0.50 CPU seconds, **not reached**: the machine was busy with other work"
    ]


def test_cells_that_differ_without_a_reason_are_a_fault():
    """They are counted, marked and fail the run."""
    rival = program("yamaa", 10.0, cells=100, differences=[Difference("EPOCH", "", 2, ["A / B"])])
    page = laboratory([program("nec-cdisc", 3.0), rival], MEANT_ROWS)
    assert "98 of 100 are equal, 2 differ without a reason" in page
    assert "**NOT EXPLAINED**" in page
    assert faults([], [rival], [])


def test_a_program_that_fails_is_a_fault():
    """What was skipped is none, what failed is one."""
    assert faults([], [program("yamaa", None, reason="failed: killed")], [])


def test_a_large_trial_and_its_growth_are_judged():
    """Of 1,000 subjects the CPU seconds are judged, and of each size how much more it takes than the one before."""
    sizes = [Size(100, Usage(2, 2, 200.0)), Size(1_000, Usage(9, 9, 300.0)), Size(10_000, Usage(95, 95, 900.0))]
    assert targets([], 0, [], sizes) == [
        "the whole SDTM set of 1,000 subjects in at most 10 CPU seconds: 9.0, reached",
        "10 times the subjects (1,000) in at most 10 times the CPU seconds: 4.5, reached",
        "10 times the subjects (10,000) in at most 10 times the CPU seconds: 10.6, **not reached**",
    ]
    assert "| 1,000 | 9.0 | 9.0 | 300 | 9.0 |" in study_sizes(sizes)


def test_a_study_that_fails_is_said():
    """The reason stands in the table and in the targets, and the benchmark ends with a fault."""
    sizes = [Size(1_000, reason="failed: no space left")]
    assert "failed: no space left" in study_sizes(sizes)
    assert targets([], 0, [], sizes)[0].endswith("not measured (failed: no space left)")
    assert faults([], [], [], sizes)


def test_analysis_is_judged_and_shown():
    """Both the growth of the analysis of larger studies and the seconds of the public data stand in the page."""
    sizes = [Size(100, None, Usage(2, 2, 200.0)), Size(1_000, None, Usage(21, 21, 300.0))]
    name = "10 times the subjects (1,000) analysed in at most 10 times the CPU seconds"
    told = targets([], 0, [], sizes, [Analysed(Usage(5, 4.5, 200.0), 63_205)])
    assert f"{name}: 10.5, **not reached**" in told
    assert told[-1] == "six analysis datasets of public test data in at most 6 CPU seconds: 4.5, reached"
    assert "| 1,000 | 21.0 | 21.0 | 300 | 21.0 |" in study_sizes(sizes)
    assert "| 63,205 | 5.00 | 4.50 | 200 |" in pharmaverse(Analysed(Usage(5, 4.5, 200.0), 63_205))


def test_an_analysis_that_fails_is_a_fault():
    """Data that cannot be installed are a reason and no fault; a run that fails is one."""
    assert not faults([], [], [], [], [Analysed(reason="the data cannot be installed: no network")])
    assert faults([], [], [], [], [Analysed(reason="failed: ADLB was not made")])
    assert "no network" in targets([], 0, [], [], [Analysed(reason="no network")])[0]
