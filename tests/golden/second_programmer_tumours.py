"""ADTR, derived responses and PFS by them, by a second program: plain Python, from TU, TR, RS, DM and first doses.

It is written from RECIST 1.1 and the analysis rules in words, and imports nothing of the package.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

SIZES = ("LDIAM", "LPERP")
NORMAL_NODE, GROWN_BY = 10, 5
WAIT = 2 * 56 + 7


def study_day(date, dose):
    """Return the day of study, which has no zero."""
    apart = (dt.date.fromisoformat(date) - dt.date.fromisoformat(dose)).days
    return apart + (apart >= 0)


class Course:
    """The tumours of one subject, assessment by assessment."""

    def __init__(self, subject, tu, tr):
        """Sort what was read into assessments."""
        known = {one["TULNKID"]: one for one in tu if one["USUBJID"] == subject and one["TULOBXFL"] == "Y"}
        new = {one["TULNKID"] for one in tu if one["USUBJID"] == subject and one["TUSTRESC"] == "NEW"}
        self.places = {name: one["TULOC"] for name, one in known.items()}
        self.targets = [name for name, one in known.items() if one["TUSTRESC"] == "TARGET"]
        self.others = [name for name, one in known.items() if one["TUSTRESC"] == "NON-TARGET"]
        visits = defaultdict(list)
        for one in tr:
            if one["USUBJID"] == subject and one["TRLNKID"]:
                visits[float(one["VISITNUM"])].append(one)
        self.assessments = [Assessment(self, visits[number], new) for number in sorted(visits)]
        self.base = next(one for one in self.assessments if one.first)
        lowest, met = None, False
        for one in self.assessments:
            one.nadir = lowest
            if one.total is not None and (one.first or lowest is not None):
                lowest = one.total if lowest is None else min(lowest, one.total)
            met = met or one.new
            one.response = None if one.first else self.overall(one, met)

    def overall(self, one, met):
        """Combine what the lesions of an assessment say."""
        target, other = self.of_targets(one), one.of_others(self.others)
        one.target = target
        if met or "PD" in (target, other):
            return "PD"
        if not self.targets:
            return other
        return "PR" if self.others and target == "CR" and other != "CR" else target

    def of_targets(self, one):
        """Return the response of target lesions: sums are compared as whole numbers, in tenths."""
        if not self.targets:
            return None
        if one.total is not None and all(size < NORMAL_NODE if node else size == 0 for size, node in one.read):
            return "CR"
        seen = sum(size for size, _ in one.read if size is not None)
        if one.nadir is not None and 10 * seen >= 12 * one.nadir and seen >= one.nadir + GROWN_BY:
            return "PD"
        if one.total is None:
            return "NE"
        return "PR" if 10 * one.total <= 7 * self.base.total else "SD"


class Assessment:
    """What was read at one assessment."""

    def __init__(self, course, records, new):
        """Take one size of each target lesion, and the states of the others."""
        self.visit, self.date = records[0]["VISIT"], max(one["TRDTC"] for one in records)
        self.early = min(one["TRDTC"] for one in records)
        self.first = any(one["TRLOBXFL"] == "Y" for one in records)
        sized = {one["TRLNKID"] for one in records if one["TRTESTCD"] in SIZES}
        self.readings = [
            one
            for one in records
            if one["TRLNKID"] in course.targets and (one["TRTESTCD"] in SIZES or one["TRLNKID"] not in sized)
        ]
        self.read = [(self.size(one), self.is_node(one, course)) for one in self.readings]
        whole = len(self.read) == len(course.targets) and all(size is not None for size, _ in self.read)
        self.total = sum(size for size, _ in self.read) if whole and self.read else None
        self.states = [one["TRSTRESC"] for one in records if one["TRLNKID"] in course.others]
        self.new = any(one["TRLNKID"] in new for one in records)

    @staticmethod
    def is_node(one, course):
        """Tell a lymph node by what was measured of it, or by where it lies where nothing was."""
        test = one["TRTESTCD"]
        return test == "LPERP" if test in SIZES else course.places[one["TRLNKID"]] == "LYMPH NODE"

    @staticmethod
    def size(one):
        """Return the size that counts: gone is 0 and too small is 5 where none was recorded."""
        if one["TRTESTCD"] in SIZES:
            return float(one["TRSTRESN"])
        return {"ABSENT": 0.0, "TOO SMALL TO MEASURE": 5.0}.get(one["TRSTRESC"])

    def of_others(self, others):
        """Return the response of non-target lesions."""
        if "UNEQUIVOCAL PROGRESSION" in self.states:
            return "PD"
        if not others:
            return None
        if len(self.states) < len(others) or "NE" in self.states:
            return "NE"
        return "CR" if set(self.states) == {"ABSENT"} else "NON-CR/NON-PD"


def courses(sdtm):
    """Return the course of every subject with a measurement."""
    subjects = dict.fromkeys(one["USUBJID"] for one in sdtm["TR"])
    return {subject: Course(subject, sdtm["TU"], sdtm["TR"]) for subject in subjects}


def adtr(sdtm, doses):
    """Return ADTR as texts: sizes of lesions and sums; ``doses`` are days of first dose by subject."""
    told = told_progressions(sdtm)
    rows = []
    for subject, course in courses(sdtm).items():
        series = defaultdict(list)
        for one in course.assessments:
            for reading, (size, node) in zip(one.readings, one.read, strict=True):
                more = {"LSNODEFL": "Y" if node else "N", "SRCDOM": "TR"}
                more["SRCVAR"] = "TRSTRESN" if reading["TRTESTCD"] in SIZES else "TRSTRESC"
                series[f"DIAM{reading['TRLNKID']}"].append((one, reading["TRDTC"], size, reading["TRSEQ"], more))
            if course.targets:
                series["SUMDIAM"].append((one, one.date, one.total, "", {}))
        for code, records in series.items():
            rows += _series(subject, code, records, doses[subject], told.get(subject, "9999"))
    return rows


def _series(subject, code, records, dose, progressed):
    base = next((size for one, _, size, _, _ in records if one.first), None)
    often = [one.visit for one, *_ in records]
    rows = []
    for one, date, size, number, more in records:
        row = {"USUBJID": subject, "PARAMCD": code, "AVISIT": one.visit, "ADT": date, "ADY": study_day(date, dose)}
        row |= {"AVAL": size, "AVALC": "NE" if size is None else f"{size:g}", "BASE": base, "SRCSEQ": number} | more
        row["ABLFL"] = "Y" if one.first and size is not None else ""
        once = code == "SUMDIAM" or often.count(one.visit) == 1
        row["ANL01FL"] = "Y" if size is not None and once and date <= progressed else ""
        if not one.first and size is not None and base is not None:
            row |= {"CHG": size - base, "PCHG": 100 * (size - base) / base}
        if not one.first and code == "SUMDIAM":
            row["NADIR"] = one.nadir
            if size is not None and one.nadir is not None:
                row["CHGNAD"] = size - one.nadir
                row["PCHGNAD"] = 100 * (size - one.nadir) / one.nadir if one.nadir else None
        rows.append(row)
    counted = [row for row in rows if code == "SUMDIAM" and row["ANL01FL"] and not row["ABLFL"]]
    if counted:
        min(counted, key=lambda row: row["AVAL"])["ANL02FL"] = "Y"
    return rows


def told_progressions(sdtm):
    """Return the day of the first progression that the investigator told, by subject."""
    found = {}
    for one in sdtm["RS"]:
        if one["RSTESTCD"] == "OVRLRESP" and one["RSSTRESC"] == "PD":
            found[one["USUBJID"]] = min(one["RSDTC"], found.get(one["USUBJID"], "9999"))
    return found


def derived(sdtm):
    """Return day and response of each assessment after baseline by subject."""
    return {
        subject: [
            (one.early if one.response == "PD" else one.date, one.response)
            for one in course.assessments
            if one.response is not None
        ]
        for subject, course in courses(sdtm).items()
    }


def differing(sdtm):
    """Return subject, test and assessment of each response that is told otherwise than derived."""
    found = set()
    for subject, course in courses(sdtm).items():
        for one in course.assessments:
            if one.response is None:
                continue
            derived_ones = {"OVRLRESP": one.response, "TRGRESP": one.target, "NTRGRESP": one.of_others(course.others)}
            for told in sdtm["RS"]:
                mine = told["USUBJID"] == subject and told["VISIT"] == one.visit
                answer = derived_ones.get(told["RSTESTCD"])
                if mine and answer is not None and told["RSSTRESC"] not in ("", answer):
                    found.add((subject, told["RSTESTCD"], one.visit))
    return found


def progression_free(start, death, responses):
    """Return end and CNSR of progression-free survival, of responses by day."""
    first = min((day for day, answer in responses if answer == "PD"), default="9999")
    end = min(first, death or "9999")
    if end != "9999":
        return end, 0
    seen = [day for day, answer in responses if answer != "NE"]
    return (max(seen), 1) if seen else (start, 2)


def with_missed(start, death, responses):
    """Return the same where nothing counts that comes more than 119 days after the last adequate assessment."""
    until = min((day for day, answer in responses if answer == "PD"), default="9999")
    seen = sorted(day for day, answer in responses if answer != "NE" and day <= until)
    end, code = progression_free(start, death, responses)
    last = start
    for day in [*seen, *([end] if code == 0 else [])]:
        if (dt.date.fromisoformat(day) - dt.date.fromisoformat(last)).days > WAIT:
            return last, (2 if last == start else 4)
        last = day
    return end, code
