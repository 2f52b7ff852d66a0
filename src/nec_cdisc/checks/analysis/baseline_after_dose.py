"""Baselines come before treatment."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._values import adsl_days
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.shown import ShownDays
from nec_cdisc.records.table import Records


@check("ADB106", Level.WARNING, each_analysis=("USUBJID", "PARAMCD", "ABLFL", "ADT"), ADSL=("USUBJID", "TRTSDT"))
def baseline_after_dose(records: Records, adsl: Records) -> Iterator[Found]:
    """A baseline record is not after the day of the first dose.

    Why: What is measured under treatment is no baseline.
    Do: Derive ABLFL anew, or explain which baseline the analysis has (BASETYPE).
    Source: ADaMIG 1.3, ABLFL; internal consistency.
    """
    first = adsl_days(records, adsl, "TRTSDT")
    late = records.holds("ABLFL", "Y") & records.dates("ADT").after(first) & records.blank("BASETYPE")
    said = {"when": ShownDays(records.dates("ADT").first), "first": ShownDays(first.first)}
    yield records.found(late, "The baseline is of {when}; the first dose was on {first}", "ABLFL", "ADT", said=said)
