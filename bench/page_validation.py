"""Writes the section on validation of the results of the benchmarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from page import judged, table
from validation import Validator


def section(validators: Sequence[Validator], rows: int) -> str:
    """Return the section: each program on its package, the first one of a package as the measure of the others."""
    first: dict[str, Validator] = {}
    lines = [_line(item, first.setdefault(item.package, item)) for item in validators]
    head = ("program", "package", "looks at", "CPU seconds", "seconds", "peak MB", "ours / theirs (CPU)", "remark")
    return (
        f"## f. Validation of about {rows:,} laboratory records, and of the demo package\n\n"
        "The whole program from the command line, start-up and reading of the transport files included; medians, taken "
        "in turns. Of nec-cdisc all reports are written (HTML, JSON, CSV, XLSX, SARIF, JUnit). The other two know "
        "nothing of CDISC: they are given the variables, codelists and keys of our specifications, read with "
        "pyreadstat, and look at less.\n\n"
        f"{table(head, lines)}\n"
    )


def _line(item: Validator, ours: Validator) -> tuple[str, ...]:
    usage = item.usage
    if usage is None:
        return (item.name, item.package, item.looks_at, "", "", "", "", item.reason)
    is_ours = item.name.startswith("nec-cdisc")
    share = f"{ours.usage.cpu_seconds / usage.cpu_seconds:.2f}" if ours.usage is not None and not is_ours else ""
    figures = (f"{usage.cpu_seconds:.2f}", f"{usage.seconds:.2f}", f"{usage.peak_mb:.0f}")
    return (f"`{item.name}`" if is_ours else item.name, item.package, item.looks_at, *figures, share, "")


def targets(validators: Sequence[Validator]) -> list[str]:
    """Return for each target whether it is reached, and else why not."""
    return [line for item in validators for line in _targets(item)]


def _targets(item: Validator) -> Iterator[str]:
    name = f"`{item.name}` of {item.package}"
    if item.usage is None and item.limit is not None:
        yield f"{name} in at most {item.limit:g} CPU seconds: not measured ({item.reason})"
    elif item.usage is not None:
        took = item.usage
        if item.limit is not None:
            said = f"{name} in at most {item.limit:g} CPU seconds"
            yield judged(said, f"{took.cpu_seconds:.1f}", reached=took.cpu_seconds <= item.limit)
        if item.limit_mb is not None:
            said = f"{name} in at most {item.limit_mb:g} MB"
            yield judged(said, f"{took.peak_mb:.0f}", reached=took.peak_mb <= item.limit_mb)


def faults(validators: Sequence[Validator]) -> bool:
    """Say whether a program failed; skipped is no fault."""
    return any(item.reason.startswith("failed") for item in validators)
