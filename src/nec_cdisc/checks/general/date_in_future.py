"""No date lies behind the export of the data."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.table import Records
from nec_cdisc.records.timing import date_variables


@check("GEN104", Level.ERROR, each=("STUDYID",))
def date_in_future(records: Records, facts: Facts) -> Iterator[Found]:
    """No date lies behind the day on which the data left the database.

    Why: What had not happened yet cannot have been recorded; most often the year is mistyped.
    Do: Ask the site for the right date.
    Source: internal consistency, against the export date of the study.
    """
    if facts.export_date is None:
        message = "the study does not say when the data were exported"
        raise Skipped(message)
    planned = records.holds("--MOOD", "SCHEDULED")
    for name in date_variables(records):
        late = records.dates(name).after_day(facts.export_date) & ~planned
        yield records.found(late, f"{name} {{{name}}} lies behind the export of {facts.export_date}", name)
