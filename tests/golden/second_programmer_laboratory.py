"""ADLB of all subjects by a second program: plain Python, record by record, from LB, DM and the rules in words.

It imports nothing of the package. The grades are those of CTCAE 4.03 for the tests that the study collects, written
down here a second time: multiples of a limit, or numbers in the unit of LBSTRESU.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

#: Low results, worst first: (grade, multiple of the lower limit or None, number or None).
LOW = {
    "HGB": [(3, None, 80), (2, None, 100), (1, 1, None)],
    "LYM": [(4, None, "0.2"), (3, None, "0.5"), (2, None, "0.8"), (1, 1, None)],
    "NEUT": [(4, None, "0.5"), (3, None, 1), (2, None, "1.5"), (1, 1, None)],
    "PLAT": [(4, None, 25), (3, None, 50), (2, None, 75), (1, 1, None)],
    "WBC": [(4, None, 1), (3, None, 2), (2, None, 3), (1, 1, None)],
    "ALB": [(3, None, 20), (2, None, 30), (1, 1, None)],
    "CA": [(4, None, "1.5"), (3, None, "1.75"), (2, None, 2), (1, 1, None)],
    "GLUC": [(4, None, "1.7"), (3, None, "2.2"), (2, None, 3), (1, 1, None)],
    "K": [(4, None, "2.5"), (3, None, 3), (2, 1, None)],
    "SODIUM": [(4, None, 120), (3, None, 130), (1, 1, None)],
    "PHOS": [(4, None, "0.3"), (3, None, "0.6"), (2, None, "0.8"), (1, 1, None)],
}
LIVER = [(4, 20, None), (3, 5, None), (2, 3, None), (1, 1, None)]
BILE = [(4, 20, None), (3, 5, None), (2, "2.5", None), (1, 1, None)]
#: High results, worst first, of the upper limit.
HIGH = {
    "ALT": LIVER,
    "AST": LIVER,
    "ALP": BILE,
    "GGT": BILE,
    "BILI": [(4, 10, None), (3, 3, None), (2, "1.5", None), (1, 1, None)],
    "CHOL": [(4, None, "12.92"), (3, None, "10.34"), (2, None, "7.75"), (1, 1, None)],
    "TRIG": [(4, None, "11.4"), (3, None, "5.7"), (2, None, "3.42"), (1, None, "1.71")],
    "CA": [(4, None, "3.4"), (3, None, "3.1"), (2, None, "2.9"), (1, 1, None)],
    "K": [(4, None, 7), (3, None, 6), (2, None, "5.5"), (1, 1, None)],
    "SODIUM": [(4, None, 160), (3, None, 155), (2, None, 150), (1, 1, None)],
    "WBC": [(3, None, 100)],
    "LYM": [(3, None, 20), (2, None, 4)],
}
FASTING = [(4, None, "27.8"), (3, None, "13.9"), (2, None, "8.9"), (1, 1, None)]
NOT_FASTING = [(4, None, "27.8"), (3, None, "13.9")]
WINDOW = dt.timedelta(days=30)
HALF = Fraction(-50)


def day(text):
    """Return the day of a date or date-time, ``None`` for nothing."""
    return dt.date.fromisoformat(text[:10]) if text else None


def exact(number):
    """Return a number of a transport file as the decimal that it stands for."""
    return None if number is None else Fraction(repr(number))


def study_day(date, dose):
    """Return the day of study, which has no zero."""
    if date is None or dose is None:
        return None
    days = (date - dose).days
    return days if days < 0 else days + 1


def in_time(one):
    """Return what results are ordered by; one without a date comes last."""
    return not one["LBDTC"], one["LBDTC"], one["LBSEQ"]


def results(sdtm):
    """Return ADLB by subject and LBSEQ, of SDTM as dataset to records."""
    people = {one["USUBJID"]: one for one in sdtm["DM"]}
    found = {}
    for who, person in people.items():
        mine = [one for one in sdtm["LB"] if one["USUBJID"] == who and one["LBSTRESC"]]
        for test in sorted({one["LBTESTCD"] for one in mine}):
            rows = sorted((one for one in mine if one["LBTESTCD"] == test), key=in_time)
            found |= {(who, row["SRCSEQ"]): row for row in _parameter(test, rows, person)}
    return found


def _parameter(test, rows, person):
    """Return the records of one test of one subject, which stand in order of time."""
    dose, last = day(person["RFXSTDTC"]), day(person["RFXENDTC"])
    dated = [one for one in rows if one["LBDTC"] and one["LBSTRESN"] is not None]
    before = [one for one in dated if dose and day(one["LBDTC"]) <= dose]
    baseline = before[-1] if before else None
    base = None if baseline is None else exact(baseline["LBSTRESN"])
    made = [_record(test, one, baseline, base, dose, last) for one in rows]
    at_baseline = next((one for one in made if one["ABLFL"]), None)
    for one in made:
        later = one.pop("later")
        for name, now, before_it in (("SHIFT1", "ANRIND", "BNRIND"), ("SHIFT2", "ATOXGRL", "BTOXGRL"),
                                     ("SHIFT3", "ATOXGRH", "BTOXGRH")):  # fmt: skip
            one[before_it] = at_baseline[now] if at_baseline else ""
            one[name] = f"{one[before_it]} to {one[now]}" if later and one[before_it] and one[now] else ""
    for flag, grade in (("WORSTLFL", "ATOXGRL"), ("WORSTHFL", "ATOXGRH")):
        treated = [one for one in made if one["ONTRTFL"] and one[grade]]
        worst = max(treated, key=lambda one: (int(one[grade]), -treated.index(one)), default=None)
        for one in made:
            one[flag] = "Y" if one is worst else ""
    _visits(made)
    _marker(made, rows, baseline, dose)
    return made


def _record(test, one, baseline, base, dose, last):
    """Return what one record says by itself, compared with its baseline."""
    value, low, high = (exact(one[name]) for name in ("LBSTRESN", "LBSTNRLO", "LBSTNRHI"))
    date = day(one["LBDTC"])
    later = baseline is not None and one["LBDTC"] > baseline["LBDTC"]
    change = value - base if later and value is not None else None
    percent = change / base * 100 if change is not None and base else None
    treated = dose is not None and date is not None and dose <= date <= last + WINDOW and (later or baseline is None)
    return {
        "SRCSEQ": one["LBSEQ"],
        "PARAM": f"{one['LBTEST']} ({one['LBSTRESU']})",
        "PARAMCD": test,
        "PARCAT1": one["LBCAT"],
        "AVAL": one["LBSTRESN"],
        "AVALC": one["LBSTRESC"],
        "ADT": date,
        "ADY": study_day(date, dose),
        "AVISIT": one["VISIT"],
        "AVISITN": one["VISITNUM"],
        "ANRLO": one["LBSTNRLO"],
        "ANRHI": one["LBSTNRHI"],
        "ANRIND": one["LBNRIND"],
        "ABLFL": "Y" if one is baseline else "",
        "BASE": None if base is None else float(base),
        "CHG": None if change is None else float(change),
        "PCHG": None if percent is None else float(percent),
        "ATOXGRL": _graded(LOW.get(test), value, low, -1),
        "ATOXGRH": _high(test, one["LBFAST"], value, high, base),
        "ONTRTFL": "Y" if treated else "",
        "SRCDOM": "LB",
        "SRCVAR": "LBSTRESN",
        "later": later,
    }


def _high(test, fasting, value, limit, base):
    """Return the grade of a high result."""
    if value is None:
        return ""
    if test == "GLUC":
        return _graded(FASTING if fasting == "Y" else NOT_FASTING, value, limit, 1)
    if test == "CREAT":
        ways = [(limit, {4: 6, 3: 3, 2: Fraction("1.5"), 1: 1}), (base, {3: 3, 2: Fraction("1.5"), 1: 1})]
        met = [grade for of, steps in ways if of is not None for grade, times in steps.items() if value > times * of]
        known = limit is not None and base is not None
        return str(max(met)) if met else "0" * known
    if test == "HGB":
        if limit is None:
            return ""
        above = value - (limit if base is None else max(limit, base))
        return str(sum(above > step for step in (0, 20, 40)))
    return _graded(HIGH.get(test), value, limit, 1)


def _graded(steps, value, limit, sign):
    """Return the worst grade of which a threshold is passed; blank where a missing limit leaves it open."""
    if steps is None or value is None:
        return ""
    for grade, times, number in steps:
        against = Fraction(str(number)) if times is None else None if limit is None else Fraction(str(times)) * limit
        if against is None:
            return ""
        if sign * value > sign * against:
            return str(grade)
    return "0"


def _visits(made):
    """Flag the first number of each planned visit."""
    seen = set()
    for one in made:
        first = one["AVAL"] is not None and one["AVISIT"] != "UNSCHEDULED" and one["AVISIT"] not in seen
        one["ANL01FL"] = "Y" if first else ""
        seen |= {one["AVISIT"]} if first else set()


def _marker(made, rows, baseline, dose):
    """Say of a tumour marker whether it became normal, fell, fell by half."""
    said = dict.fromkeys(("NORMPFL", "DECRPFL", "DEC50PFL"), "")
    if rows[0]["LBCAT"] == "TUMOR MARKERS" and baseline is not None:
        base, limit = exact(baseline["LBSTRESN"]), exact(baseline["LBSTNRHI"])
        later = [one for one in rows if one["LBDTC"] and day(one["LBDTC"]) > dose and one["LBSTRESN"] is not None]
        if later:
            fell = min(exact(one["LBSTRESN"]) for one in later) - base
            said["DECRPFL"] = "NY"[fell < 0]
            said["DEC50PFL"] = "NY"[base > 0 and fell / base * 100 <= HALF]
        limited = [one for one in later if one["LBSTNRHI"] is not None]
        if limited and limit is not None and base > limit:
            said["NORMPFL"] = "NY"[any(one["LBSTRESN"] <= one["LBSTNRHI"] for one in limited)]
    for one in made:
        one.update(said)
