"""Texts and the numbers that stand for them."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._groups import not_one_to_one
from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.table import Records

#: Pairs with a check of their own, and names that end in N for another reason.
APART = frozenset({"PARAM", "AVISIT"})


@check("ADA109", Level.ERROR, each_analysis=("USUBJID",))
def number_text_pairs(records: Records) -> Iterator[Found]:
    """A text and the number that stands for it (SEX and SEXN, AGEGR1 and AGEGR1N) are one to one.

    Why: Tables are sorted and models fitted by the number; a wrong one moves a subject into another group.
    Do: Derive the number from the text anew.
    Source: ADaMIG 1.3, naming conventions: a variable ending in N is the numeric version of a text.
    """
    columns = records.dataset.columns
    pairs = [
        name
        for name, column in columns.items()
        if isinstance(column, Encoded)
        and name not in APART
        and f"{name}N" in columns
        and not isinstance(columns[f"{name}N"], Encoded)
    ]
    if not pairs:
        message = f"{records.name} has no text with a number of its own"
        raise Skipped(message)
    for name in pairs:
        number = f"{name}N"
        within = ("PARAMCD",) if records.has("PARAMCD") and records.name != "ADSL" else ()
        wrong = not_one_to_one(records, within, name, number)
        message = f"{name} is {{{name}}} and {number} is {{{number}}}; elsewhere they make other pairs"
        yield records.found(wrong, message, number, name)
        lone = records.filled(number) & records.blank(name)
        yield records.found(lone, f"{number} is {{{number}}} and {name} is missing", name, number)
