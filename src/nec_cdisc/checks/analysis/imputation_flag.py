"""Flags of imputed dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.analysis._dated import dated
from nec_cdisc.dataset.encoded import join_values
from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.package import Package
from nec_cdisc.records.shown import ShownValues
from nec_cdisc.records.table import Records


@check("ADA113", Level.ERROR, each_analysis=("USUBJID",))
def imputation_flag(records: Records, package: Package) -> Iterator[Found]:
    """A date that was completed has a flag that says what was imputed, and one that was known has none.

    Why: Reviewers must see which dates are not those of the source.
    Do: Derive the flag from the source date: D where the day was imputed, M the month, Y the year.
    Source: ADaMIG 1.3, date imputation flags (--DTF): the highest part that was imputed.
    """
    held = list(dated(records, package))
    if not held:
        message = f"{records.name} has no date of which the source is known"
        raise Skipped(message)
    for name, source in held:
        flag = f"{name}F"
        column = records.text(flag)
        completed = records.filled(name) & ~source.missing()
        asked = join_values([source], part_missing)
        wanted = join_values([asked, column], lambda part, told: (part or "") != (told or ""))
        differs = np.array([*(value is True for value in wanted.values), False])[wanted.codes]
        said = {"source": ShownValues(source), "expected": ShownValues(asked)}
        message = f"{flag} is {{{flag}}}; of the source date {{source}} {{expected}} was imputed"
        yield records.found(completed & differs, message, flag, name, said=said)


def part_missing(text: str | None) -> str | None:
    """Return the part of a date that must be imputed: D, M or Y; ``None`` for a date that is known."""
    parts = (text or "").partition("T")[0].split("-") if text else []
    if text is None or DATE.fullmatch(text.partition("T")[0]):
        return None
    if not parts or not parts[0].isdigit():
        return "Y"
    return "D" if len(parts) > 1 and parts[1].isdigit() else "M"


DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
