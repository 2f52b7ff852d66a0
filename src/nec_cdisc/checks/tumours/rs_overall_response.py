"""The overall response by its parts."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.tumours._assessments import at_places, differs
from nec_cdisc.checks.tumours._responses import OVERALL, same_assessment, told_beside, told_twice
from nec_cdisc.dataset.encoded import Encoded, join_values
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.shown import ShownValues
from nec_cdisc.records.table import Records
from nec_cdisc.records.tumours import tumours
from nec_cdisc.rules.overall_response import NON_TARGET as NON_TARGET_RESPONSES
from nec_cdisc.rules.overall_response import TARGET as TARGET_RESPONSES
from nec_cdisc.rules.overall_response import overall_response


@check(
    "TUM121",
    Level.ERROR,
    RS=("USUBJID", "RSTESTCD", "RSSTRESC"),
    TR=("USUBJID", "TRLNKID", "TRTESTCD", "TRSTRESN"),
    TU=("USUBJID",),
    DM=("USUBJID",),
)
def rs_overall_response(
    rs: Records, tr: Records, tu: Records, facts: Facts, dm: Records | None = None
) -> Iterator[Found]:
    """The overall response is the one that follows from target lesions, non-target lesions and new lesions.

    Why: Progression and best response are made of overall responses.
    Do: Ask the evaluator to compare the overall response with its parts.
    Source: RECIST 1.1, section 4.4.1, tables 1 and 2.
    """
    read = tumours(tu, tr, dm, facts)
    place, group = read.at.of(rs), same_assessment(rs)
    target = _said(told_beside(rs, group, "TRGRESP"), at_places(read.target, place), TARGET_RESPONSES)
    other = _said(told_beside(rs, group, "NTRGRESP"), at_places(read.non_target, place), NON_TARGET_RESPONSES)
    told_new = told_beside(rs, group, "NEWLIND")
    new = (
        np.append(read.new, False)[place]
        | np.array([*(text == "Y" for text in told_new.values), False])[told_new.codes]
    )
    has = (np.append(each, False)[place] for each in (read.has_target, read.has_non_target))
    flags = [Encoded(mask.astype(np.int32), [False, True]) for mask in (new, *has)]
    follows = join_values([target, other, *flags], _overall)
    judged = rs.holds("RSTESTCD", "OVRLRESP") & rs.holds("RSSTRESC", *OVERALL) & (place >= 0)
    judged &= np.append(read.at.later & ~read.unclear, False)[place] & ~told_twice(rs, group)
    wrong = judged & differs(rs.text("RSSTRESC"), follows)
    message = (
        "The overall response is {RSSTRESC}; it follows {follows} from target lesions {target}, "
        "non-target lesions {other}, new lesions {new}"
    )
    columns = {"follows": follows, "target": target, "other": other}
    said = {name: ShownValues(column) for name, column in columns.items()}
    yield rs.found(wrong, message, "RSSTRESC", said={**said, "new": np.where(new, "yes", "no")})


def _said(told: Encoded, derived: Encoded, terms: tuple[str, ...]) -> Encoded:
    """Return the response that was reported, where none was the derived one; a text that is no response is unclear."""
    return join_values([told, derived], lambda one, other: other if one is None else one if one in terms else "?")


def _overall(target: str | None, other: str | None, *flags: bool) -> str | None:
    if "?" in {target, other}:
        return None
    new, has_target, has_non_target = flags
    return overall_response(
        target,
        other,
        new_lesion=new,
        has_target=has_target or target is not None,
        has_non_target=has_non_target or other is not None,
    )
