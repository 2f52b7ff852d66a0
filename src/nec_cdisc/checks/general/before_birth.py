"""Nothing is older than the subject."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records
from nec_cdisc.records.timing import date_variables


@check("GEN109", Level.ERROR, each=("USUBJID",), DM=("USUBJID", "BRTHDTC"))
def before_birth(records: Records, dm: Records) -> Iterator[Found]:
    """No date of a subject lies before its birth.

    Why: One of the two dates is wrong, most often by a century or a swapped year.
    Do: Ask the site for the right date.
    Source: internal consistency with DM.BRTHDTC.
    """
    rows = records.row_in(dm)
    birth = dm.dates("BRTHDTC").at(rows)
    for name in date_variables(records):
        early = records.dates(name).before(birth)
        born = dm.text("BRTHDTC").take(rows).to_list() if early.any() else []
        yield records.found(early, f"{name} {{{name}}} is before the birth on {{born}}", name, said={"born": born})
