"""Writes the results of the benchmarks as Markdown."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from analysis import ANALYSED, ANALYSIS_SECONDS, REFERENCE_SECONDS, Analysed
from child import Usage
from laboratory import Program
from startup import Wait
from study_size import CPU_SECONDS, MEANT_SUBJECTS, Size

import xpt

#: Of the rival's CPU seconds, at most; and the peak memory of ours, in megabytes.
CPU_SHARE, CPU_SHARE_WISHED = 0.35, 0.25
PEAK_MB = 1000.0
#: The shares are meant for so many rows; with few of them the start of Python decides.
MEANT_ROWS = 1_000_000
REFERENCE = "yamaa"


def whole(
    facts: Sequence[tuple[str, str]],
    versions: Sequence[tuple[str, str]],
    targets: Sequence[str],
    sections: Sequence[str],
) -> str:
    """Return the page."""
    head = (
        "# Benchmark results\n\n"
        "Written by `make bench` (`python bench/run.py`); everything on this page was measured in one run, side by "
        "side on one machine. CPU seconds are user and system time of a program with all that it started; on a "
        "machine that does other work too they are the fair figure.\n"
    )
    parts = [head, _pairs("machine", facts), _pairs("program", versions)]
    if targets:
        parts.append("## Targets\n\n" + "\n".join(f"- {line}" for line in targets) + "\n")
    return "\n".join([*parts, *sections])


def transport(rows: Sequence[xpt.Row], count: int) -> str:
    """Return the section on transport files."""
    seconds = {(row.program, row.work): row.cpu_seconds for row in rows}
    ratios = []
    for rival in ("pyreadstat", "R haven"):
        for work in ("write", "read"):
            ours, theirs = seconds.get(("nec-cdisc", work)), seconds.get((rival, work))
            if ours and theirs:
                ratios.append(f"- {work}: {ours / theirs:.2f} of the CPU seconds of {rival}")
    return (
        f"## a. Transport files: {count:,} laboratory records of 19 variables\n\n"
        "Work alone, without start-up and making the data; peak memory is that of the process with the data in it. "
        "`plain copy` copies the same bytes.\n\n"
        f"{xpt.table(list(rows))}\n\n" + "\n".join(ratios) + "\n"
    )


def laboratory(programs: Sequence[Program], count: int) -> str:
    """Return the section on laboratory data."""
    ours = programs[0].usage
    lines = [_program(program, ours) for program in programs]
    shown = table(
        ("program", "writes", "runs", "CPU seconds", "seconds", "peak MB", "ours / theirs (CPU)", "remark"), lines
    )
    compared = [_compared(program) for program in programs[1:] if program.cells or program.differences]
    return (
        f"## b. {count:,} raw laboratory rows to LB.xpt\n\n"
        "Raw CSV to SDTM LB of 23 variables: codes, two systems of units, ranges, baseline flag, epochs, study days, "
        "sequence, dates without a day, results such as `<3.9` and `ND`. The whole program from the command line, "
        "start-up included; medians of the runs, of the memory the highest. yamaa writes its transport files from the "
        "Parquet files that it saves, with define.xml; pharmaskills writes Dataset-JSON too; ours lists each problem "
        "with its raw rows.\n\n"
        f"{shown}\n\n" + "\n".join(compared)
    )


def small(programs: Sequence[Program], count: int) -> str:
    """Return a paragraph on few rows, where starting the program is most of the work."""
    shown = [
        f"{program.name} {program.usage.cpu_seconds:.2f}" if program.usage else f"{program.name} {program.reason}"
        for program in programs
    ]
    return f"With {count:,} rows, in CPU seconds: {', '.join(shown)}. There the start of a program decides.\n"


def _program(program: Program, ours: Usage | None) -> tuple[str, ...]:
    usage = program.usage
    if usage is None:
        return (program.name, program.work, "0", "", "", "", "", program.reason)
    share = f"{ours.cpu_seconds / usage.cpu_seconds:.2f}" if ours is not None and usage is not ours else ""
    share = "" if program.name == "nec-cdisc" else share
    figures = (f"{usage.cpu_seconds:.2f}", f"{usage.seconds:.2f}", f"{usage.peak_mb:.0f}")
    return (program.name, program.work, str(len(program.runs)), *figures, share, "")


def _compared(program: Program) -> str:
    different = sum(item.cells for item in program.differences)
    equal = f"{program.cells - different:,} of {program.cells:,}" if program.cells else "none"
    said = f"Cells of LB against {program.name}: {equal} are equal, {program.unexplained:,} differ without a reason.\n"
    lines = [
        (item.variable, f"{item.cells:,}", item.why or "**NOT EXPLAINED**", "<br>".join(item.examples))
        for item in program.differences
    ]
    if not lines:
        return said
    return f"{said}\n{table(('variable', 'cells', 'why they differ', 'ours / theirs'), lines)}\n"


def startup(waits: Sequence[Wait]) -> str:
    """Return the section on waiting."""
    lines = []
    for wait in waits:
        figures = (f"{wait.usage.seconds:.2f}", f"{wait.usage.cpu_seconds:.2f}") if wait.usage else ("", "")
        lines.append((f"`{wait.command}`", *figures, f"{wait.limit:g}", wait.reason))
    shown = table(("command", "seconds", "CPU seconds", "at most", "remark"), lines)
    return f"## c. Waiting for the command line\n\nMedians; the first run is not counted.\n\n{shown}\n"


def study_sizes(sizes: Sequence[Size]) -> str:
    """Return the section on studies of several sizes."""
    lines = []
    for size in sizes:
        took = size.usage
        figures = (f"{took.seconds:.1f}", f"{took.cpu_seconds:.1f}", f"{took.peak_mb:.0f}") if took else ("", "", "")
        per_subject = f"{took.cpu_seconds / size.subjects * 1000:.1f}" if took else ""
        mass = (f"{size.raw_mb:.1f}", f"{size.sdtm_mb:.1f}") if took else ("", "")
        lines.append((f"{size.subjects:,}", *figures, per_subject, *mass, size.reason))
    head = ("subjects", "seconds", "CPU seconds", "peak MB", "CPU ms a subject", "raw MB", "SDTM MB", "remark")
    said = (
        "All forms of the export to all datasets, with reports, ledger and lineage; medians of three runs, beyond "
        "1,000 subjects one run; the export with its planted defects made before. Without the suites of expectations "
        "(`--no-suites`), of which Great Expectations alone takes seconds to start, whatever the size."
    )
    sdtm = f"## d. The whole SDTM set of the demonstration study\n\n{said}\n\n{table(head, lines)}\n"
    return f"{sdtm}\n{_analyses(sizes)}"


def _analyses(sizes: Sequence[Size]) -> str:
    """Return what the analysis datasets took of studies of several sizes."""
    lines = []
    for size in sizes:
        took = size.analysis
        if took is not None:
            figures = (f"{took.seconds:.1f}", f"{took.cpu_seconds:.1f}", f"{took.peak_mb:.0f}")
            per_subject = f"{took.cpu_seconds / size.subjects * 1000:.1f}"
            lines.append((f"{size.subjects:,}", *figures, per_subject, f"{size.adam_mb:.1f}"))
    head = ("subjects", "seconds", "CPU seconds", "peak MB", "CPU ms a subject", "ADaM MB")
    said = "From these, all nine analysis datasets, with problem list and lineage."
    return f"{said}\n\n{table(head, lines)}\n"


def pharmaverse(shown: Analysed) -> str:
    """Return the section on the public test data of the pharmaverse."""
    took = shown.usage
    figures = (f"{took.seconds:.2f}", f"{took.cpu_seconds:.2f}", f"{took.peak_mb:.0f}") if took else ("", "", "")
    head = ("program", "datasets", "records in", "seconds", "CPU seconds", "peak MB", "remark")
    line = ("nec-cdisc", ", ".join(ANALYSED), f"{shown.records:,}", *figures, shown.reason)
    said = (
        "Transport files of the pharmaverse's public SDTM to analysis datasets by mappings in `bench/pharmaverse`, "
        "with toxicity grades in both directions, problem list and lineage; the whole program from the command line, "
        f"medians. The scripts in R that make such datasets took {REFERENCE_SECONDS:g} CPU seconds in all, on another "
        "day and machine; R is not measured here."
    )
    return f"## e. Six analysis datasets of public test data\n\n{said}\n\n{table(head, [line])}\n"


def targets(
    programs: Sequence[Program],
    rows: int,
    waits: Sequence[Wait],
    sizes: Sequence[Size] = (),
    analysed: Sequence[Analysed] = (),
) -> list[str]:
    """Return for each target whether it is reached, and else why not."""
    lines: list[str] = []
    if programs and rows == MEANT_ROWS:
        lines += _shares(programs)
    elif programs:
        lines.append(f"laboratory data: the targets are meant for {MEANT_ROWS:,} rows, not for {rows:,}")
    for wait in waits:
        name = f"`{wait.command}` under {wait.limit:g} s"
        if wait.usage is None:
            lines.append(f"{name}: not measured ({wait.reason})")
        else:
            lines.append(_waited(name, wait.limit, wait.usage))
    return [*lines, *_sizes(sizes), *_analysed(analysed)]


def _analysed(analysed: Iterable[Analysed]) -> Iterable[str]:
    """Yield whether the public test data are analysed fast enough."""
    for item in analysed:
        name = f"six analysis datasets of public test data in at most {ANALYSIS_SECONDS:g} CPU seconds"
        if item.usage is None:
            yield f"{name}: not measured ({item.reason})"
        else:
            took = item.usage.cpu_seconds
            yield judged(name, f"{took:.1f}", reached=took <= ANALYSIS_SECONDS)


def _sizes(sizes: Sequence[Size]) -> Iterable[str]:
    """Yield whether a large trial is fast enough, and whether ten times the subjects take ten times as much."""
    for size in sizes:
        if size.subjects == MEANT_SUBJECTS:
            name = f"the whole SDTM set of {MEANT_SUBJECTS:,} subjects in at most {CPU_SECONDS:g} CPU seconds"
            if size.usage is None:
                yield f"{name}: not measured ({size.reason})"
            else:
                took = size.usage.cpu_seconds
                yield judged(name, f"{took:.1f}", reached=took <= CPU_SECONDS)
    for small, large in itertools.pairwise(sizes):
        if small.usage is not None and large.usage is not None:
            times, grown = large.subjects / small.subjects, large.usage.cpu_seconds / small.usage.cpu_seconds
            name = f"{times:g} times the subjects ({large.subjects:,}) in at most {times:g} times the CPU seconds"
            yield judged(name, f"{grown:.1f}", reached=grown <= times)
        if small.analysis is not None and large.analysis is not None:
            times, grown = large.subjects / small.subjects, large.analysis.cpu_seconds / small.analysis.cpu_seconds
            name = (
                f"{times:g} times the subjects ({large.subjects:,}) analysed in at most {times:g} times the CPU seconds"
            )
            yield judged(name, f"{grown:.1f}", reached=grown <= times)


def _waited(name: str, limit: float, usage: Usage) -> str:
    reached = usage.seconds < limit
    said = judged(name, f"{usage.seconds:.2f} s, {usage.cpu_seconds:.2f} CPU seconds", reached=reached)
    return said if reached or usage.cpu_seconds >= limit else f"{said}: the machine was busy with other work"


def _shares(programs: Sequence[Program]) -> Iterable[str]:
    ours = programs[0].usage
    rival = next(program for program in programs if program.name == REFERENCE)
    for limit, kind in ((CPU_SHARE, ""), (CPU_SHARE_WISHED, " (wished)")):
        name = f"laboratory data in at most {limit} of the CPU seconds of {REFERENCE}{kind}"
        if ours is None or rival.usage is None:
            yield f"{name}: not measured ({programs[0].reason or rival.reason})"
        else:
            share = ours.cpu_seconds / rival.usage.cpu_seconds
            yield judged(name, f"{share:.3f}", reached=share <= limit)
    if ours is not None:
        name = f"laboratory data in at most {PEAK_MB:.0f} MB"
        yield judged(name, f"{ours.peak_mb:.0f} MB", reached=ours.peak_mb <= PEAK_MB)


def judged(name: str, measured: str, *, reached: bool) -> str:
    """Return a target with what was measured and whether that reaches it."""
    return f"{name}: {measured}, {'reached' if reached else '**not reached**'}"


def faults(
    rows: Sequence[xpt.Row],
    programs: Sequence[Program],
    waits: Sequence[Wait],
    sizes: Sequence[Size] = (),
    analysed: Sequence[Analysed] = (),
) -> bool:
    """Say whether a program failed (skipped is no fault), or cells differ without an explanation."""
    reasons = [item.reason for several in (rows, waits, sizes, analysed) for item in several]
    return any(program.failed for program in programs) or any(reason.startswith("failed") for reason in reasons)


def _pairs(heading: str, pairs: Sequence[tuple[str, str]]) -> str:
    return table((heading, ""), pairs) + "\n"


def table(headings: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Return a table of Markdown."""
    rows = [headings, ["---"] * len(headings), *lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
