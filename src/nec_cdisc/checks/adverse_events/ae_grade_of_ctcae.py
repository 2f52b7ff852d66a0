"""A toxicity grade is one of the scale."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records

#: The grades of an event by CTCAE.
GRADES = frozenset({"1", "2", "3", "4", "5"})


@check("AEV132", Level.ERROR, AE=("AETOXGR",))
def ae_grade_of_ctcae(ae: Records) -> Iterator[Found]:
    """A toxicity grade of an adverse event is 1, 2, 3, 4 or 5.

    Why: Tables of the worst grade would count a grade that the scale does not have, or lose the event.
    Do: Ask the site for the grade; where another scale is used, waive the rule with its name.
    Source: CTCAE, general guideline on grades: 1 to 5 (an event that is not there has no grade).
    """
    wrong = ae.matches("AETOXGR", lambda text: text.strip() not in GRADES)
    yield ae.found(wrong, "AETOXGR is {AETOXGR}, and CTCAE has grades 1 to 5", "AETOXGR")
