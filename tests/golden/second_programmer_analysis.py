"""ADSL and ADAE of all subjects by a second program: plain Python, record by record, from the datasets of SDTM.

It is written from the analysis rules in words, and imports nothing of the package.
"""

from __future__ import annotations

import calendar
import datetime as dt

CENTRAL = "CENTRAL PATHOLOGY"
WINDOW = dt.timedelta(days=30)
RHYTHM = {"QD": 1, "QOD": 2}
MARKERS = {"CGA": "CGABL", "CGB": "CGBBL", "NSE": "NSEBL", "PROGRP": "PROGRPBL"}
ENOUGH_DAYS = 28


def day(text):
    """Return a complete date, ``None`` for any other text."""
    return dt.date.fromisoformat(text[:10]) if len(text) >= len("2019-07-03") else None


def span(text):
    """Return first and last day that a date of a known month may stand for, ``None`` twice where it says less."""
    if not text or len(text) < len("2019-07"):
        return None, None
    if day(text):
        return day(text), day(text)
    year, month = map(int, text.split("-"))
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def lasted(start, end):
    """Return days with both ends counted; negative without a zero where the end is before the start."""
    if start is None or end is None:
        return None
    days = (end - start).days
    return days + 1 if days >= 0 else days


def study_day(date, dose):
    """Return the day of study, which has no zero."""
    return None if date is None or dose is None else lasted(dose, date)


def subjects(sdtm):
    """Return ADSL by subject, of SDTM as dataset to records."""
    return {person["USUBJID"]: _subject(person, sdtm) for person in sdtm["DM"]}


def _subject(person, sdtm):
    mine = {name: [one for one in records if one["USUBJID"] == person["USUBJID"]] for name, records in sdtm.items()}
    start, end, death = (day(person[name]) for name in ("RFXSTDTC", "RFXENDTC", "DTHDTC"))
    central = {one["MITESTCD"]: one["MISTRESC"] for one in mine["MI"] if one["MICAT"] == CENTRAL}
    ends = {one["DSSCAT"]: one["DSDECOD"] for one in mine["DS"]}
    seen = [
        one for one in mine["RS"]
        if one["RSTESTCD"] == "OVRLRESP" and one["RSSTRESC"] and start and (day(one["RSDTC"]) or dt.date.min) > start
    ]  # fmt: skip
    fas = start is not None and central.get("NENIND") == "Y"
    days = lasted(start, end)
    early = ends.get("STUDY TREATMENT") == "PROGRESSIVE DISEASE" or (death is not None and not seen)
    planned = fas and (early or (days is not None and days >= ENOUGH_DAYS and bool(seen)))
    ecog = [
        one for one in mine["RS"]
        if one["RSTESTCD"] == "ECOG101" and start and day(one["RSDTC"]) and day(one["RSDTC"]) <= start
    ]  # fmt: skip
    dose = sum(
        (-(-lasted(day(one["EXSTDTC"]), day(one["EXENDTC"])) // RHYTHM[one["EXDOSFRQ"]])) * one["EXDOSE"]
        for one in mine["EX"]
    )
    cause = {one["DDTESTCD"]: one["DDSTRESC"] for one in mine["DD"]}
    markers = {
        MARKERS[one["LBTESTCD"]]: one["LBSTRESN"]
        for one in mine["LB"] if one["LBLOBXFL"] == "Y" and one["LBTESTCD"] in MARKERS
    }  # fmt: skip
    return {
        "AGEGR1": "<65" if person["AGE"] < 65 else ">=65",
        "SAFFL": "Y" if start else "N",
        "FASFL": "Y" if fas else "N",
        "PPROTFL": "Y" if planned else "N",
        "TRTSDT": start,
        "TRTEDT": end,
        "TRTDURD": days,
        "CUMDOSE": dose if mine["EX"] else None,
        "DOSINT": round(dose / days, 6) if mine["EX"] else None,
        "RDOSINT": round(dose / days * 10, 6) if mine["EX"] else None,
        "SUBTYPE": central.get("HISTTYPC", ""),
        "KI67BL": float(central["KI67"]) if central.get("KI67") else None,
        "PRCHEMN": sum(one["CMCAT"] == "PRIOR CANCER THERAPY" for one in mine["CM"]),
        "PRSURGFL": "Y" if any(one["PRCAT"] == "PRIOR CANCER THERAPY" for one in mine["PR"]) else "N",
        "ECOGBL": max(ecog, key=lambda one: one["RSDTC"])["RSSTRESN"] if ecog else None,
        **{name: markers.get(name) for name in MARKERS.values()},
        "EOTSTT": "DISCONTINUED" if "STUDY TREATMENT" in ends else "",
        "DCTREAS": ends.get("STUDY TREATMENT", ""),
        "EOSSTT": "DISCONTINUED" if "STUDY PARTICIPATION" in ends else "",
        "DCSREAS": ends.get("STUDY PARTICIPATION", ""),
        "DTHDT": death,
        "DTHCAUS": cause.get("PRCDTH", ""),
    }


def events(sdtm):
    """Return ADAE by subject and sequence number, of SDTM as dataset to records."""
    people = subjects(sdtm)
    found = {}
    for who, person in people.items():
        mine = [_event(one, person) for one in sdtm["AE"] if one["USUBJID"] == who]
        _emergent(mine, person)
        _first_ones(mine)
        found |= {(who, one["AESEQ"]): one for one in mine}
    return found


def _event(one, person):
    first, last = span(one["AESTDTC"])
    dose = person["TRTSDT"]
    start = dose if first and dose and first < dose <= last else first
    _, end = span(one["AEENDTC"])
    if end and person["DTHDT"] and span(one["AEENDTC"])[0] <= person["DTHDT"] < end:
        end = person["DTHDT"]
    return {
        **{name: one[name] for name in ("AESEQ", "AEGRPID", "AEBODSYS", "AEDECOD")},
        "grade": int(one["AETOXGR"]) if one["AETOXGR"] else 0,
        "ASTDT": start,
        "ASTDTF": "D" if one["AESTDTC"] and not day(one["AESTDTC"]) else "",
        "AENDT": end,
        "AENDTF": "D" if one["AEENDTC"] and not day(one["AEENDTC"]) else "",
        "ASTDY": study_day(start, dose),
        "AENDY": study_day(end, dose),
        "ADURN": lasted(start, end),
        "PREFL": "Y" if start and dose and start < dose else "",
        "ONTRTFL": "Y" if dose and (start is None or dose <= start <= person["TRTEDT"] + WINDOW) else "",
    }


def _emergent(mine, person):
    dose = person["TRTSDT"]
    for one in mine:
        family = [other for other in mine if one["AEGRPID"] and other["AEGRPID"] == one["AEGRPID"]] or [one]
        family.sort(key=lambda other: (other["ASTDT"] or dt.date.max, other["AESEQ"]))
        known_before = dose and any(other["ASTDT"] and other["ASTDT"] < dose for other in family)
        risen = False
        for before, other in zip([None, *family], family, strict=False):
            after_dose = dose and other["ASTDT"] and other["ASTDT"] >= dose
            risen = risen or bool(before and after_dose and other["grade"] > before["grade"])
            if other is one:
                break
        gone = dose and one["AENDT"] and one["AENDT"] < dose
        one["TRTEMFL"] = "Y" if one["ONTRTFL"] and not gone and (not known_before or risen) else ""


def _first_ones(mine):
    emergent = sorted(
        (one for one in mine if one["TRTEMFL"]), key=lambda one: (one["ASTDT"] or dt.date.max, one["AESEQ"])
    )
    levels = {"": (), "S": ("AEBODSYS",), "P": ("AEBODSYS", "AEDECOD")}
    for letter, names in levels.items():
        for worst, flag in ((False, f"AOCC{letter}FL"), (True, f"AOCC{letter}IFL")):
            order = sorted(emergent, key=lambda one: -one["grade"]) if worst else emergent
            seen = set()
            for one in mine:
                one[flag] = ""
            for one in order:
                term = tuple(one[name] for name in names)
                one[flag] = "" if term in seen else "Y"
                seen.add(term)
