"""Dates among qualifiers are dates."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.table import Records
from nec_cdisc.rules.partial_date import is_valid


@check("REL110", Level.ERROR, each=("RDOMAIN", "QNAM", "QVAL"))
def supp_date(records: Records, facts: Facts) -> Iterator[Found]:
    """A qualifier that is named as a date (QNAM ends in DTC) is a date of ISO 8601, and not behind the export.

    Why: Merged to its parent, it is a date like others, which programs read and compare.
    Do: Write it in ISO 8601; ask the site where it lies in the future.
    Source: SDTMIG 3.4, sections 4.4.1 and 8.4: dates of SDTM are in ISO 8601.
    """
    dated = records.matches("QNAM", lambda name: name.endswith("DTC")) & records.filled("QVAL")
    wrong = dated & ~records.matches("QVAL", is_valid)
    yield records.found(wrong, "{QNAM} {QVAL} is no date or date-time of ISO 8601", "QVAL", "QNAM")
    if facts.export_date is not None:
        late = dated & records.dates("QVAL").after_day(facts.export_date)
        yield records.found(late, f"{{QNAM}} {{QVAL}} lies behind the export of {facts.export_date}", "QVAL", "QNAM")
