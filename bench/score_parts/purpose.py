"""Says for which defects a rival was built: what lies outside of that is no fault of it."""

from __future__ import annotations

from tests.mutants.defect import Defect

#: The domains whose metadata pharmaskills 0.6.2 has ("SDTM datasets (DM, AE, CM, VS, LB, EX, TS)").
DOMAINS = ("DM", "AE", "CM", "VS", "LB", "EX", "TS")
#: Families that its native checks are about, by their own list of rules (PSK-0001 to PSK-0022).
RULES = ("structure", "files", "terminology", "dates", "keys", "related")
#: Families that a validation of single data frames can be written for, without a program of one's own.
FRAMES = ("structure", "terminology", "dates", "keys", "laboratory", "questionnaires", "analysis: records")
#: Rows of ``why`` for the page.
WHY = {
    "pharmaskills": "its native checks look at structure, terminology, dates, keys and supplemental qualifiers of "
    "seven domains (DM, AE, CM, VS, LB, EX, TS); it has no checks of ADaM or across domains",
    "pointblank": "a library for data frames that knows nothing of CDISC; measured with the plan that a diligent user "
    "would write (`rivals/pointblank_plan.py`), one dataset at a time",
}


def built_for(tool: str, defect: Defect) -> bool:
    """Return whether a tool was built to find a defect of this family in this dataset."""
    if tool == "pharmaskills":
        dataset = defect.dataset.removeprefix("SUPP")
        return defect.family in RULES and dataset in DOMAINS
    if tool == "pointblank":
        return defect.family in FRAMES
    return True
