"""Dates of analysis against those of SDTM."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._dated import dated
from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.dates import dates
from nec_cdisc.records.package import Package
from nec_cdisc.records.shown import ShownDays, ShownValues
from nec_cdisc.records.table import Records


@check("ADA114", Level.ERROR, each_analysis=("USUBJID",))
def date_of_source(records: Records, package: Package) -> Iterator[Found]:
    """A date of analysis is the date of its source, or one that the partial date of the source may mean.

    Why: A date that the source contradicts moves events across windows and first dose.
    Do: Derive the date anew; an imputed one stays within the known year and month.
    Source: ADaMIG 1.3, dates and imputation.
    """
    held = list(dated(records, package))
    if not held:
        message = f"{records.name} has no date of which the source is known"
        raise Skipped(message)
    for name, source in held:
        mine, theirs = records.dates(name), dates(source)
        outside = mine.before(theirs) | mine.after(theirs)
        said = {"mine": ShownDays(mine.first), "source": ShownValues(source)}
        yield records.found(outside, f"{name} is {{mine}}; the source has {{source}}", name, said=said)
