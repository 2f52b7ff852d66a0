"""ADQS, times to deterioration, ADEX and ADMI of all subjects by a second program, from the datasets of SDTM.

Plain Python, record by record, written from the rules in words; it imports nothing of the package. Scores are exact
fractions.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

#: Scale: its items, and whether it is functional (F), a symptom (S) or the global status (G).
SCALES = {
    "QL2": ((29, 30), "G"),
    "PF2": ((1, 2, 3, 4, 5), "F"),
    "RF2": ((6, 7), "F"),
    "EF": ((21, 22, 23, 24), "F"),
    "CF": ((20, 25), "F"),
    "SF": ((26, 27), "F"),
    "FA": ((10, 12, 18), "S"),
    "NV": ((14, 15), "S"),
    "PA": ((9, 19), "S"),
    "DY": ((8,), "S"),
    "SL": ((11,), "S"),
    "AP": ((13,), "S"),
    "CO": ((16,), "S"),
    "DI": ((17,), "S"),
    "FI": ((28,), "S"),
}
MATTERS = 10


def day(text):
    """Return a complete date, ``None`` for any other text."""
    return dt.date.fromisoformat(text[:10]) if len(text) >= len("2019-07-03") else None


def raw_score(scale, answers):
    """Return the score of the answers by item, ``None`` where fewer than half are there."""
    items, kind = SCALES[scale]
    given = [answers[item] for item in items if item in answers]
    if 2 * len(given) < len(items):
        return None
    above = (Fraction(sum(given), len(given)) - 1) / (6 if kind == "G" else 3)
    return 100 * (1 - above if kind == "F" else above)


def forms(sdtm):
    """Return the questionnaires that were due, by subject and number of the visit."""
    found = {}
    for one in sdtm["QS"]:
        mine = found.setdefault((one["USUBJID"], one["VISITNUM"]), {"answers": {}, "records": {}, "done": False})
        mine |= {"visit": one["VISIT"], "date": one["QSDTC"]}
        mine["done"] |= one["QSSTAT"] != "NOT DONE"
        if one["QSSTRESN"] is not None:
            item = int(one["QSTESTCD"][-2:])
            mine["answers"][item], mine["records"][item] = int(one["QSSTRESN"]), int(one["QSSEQ"])
    return found


def scores(sdtm):
    """Return ADQS of the scales: (subject, visit, scale) to what is expected of the record."""
    dose = {one["USUBJID"]: day(one["RFXSTDTC"]) for one in sdtm["DM"]}
    made = {}
    for (subject, _), form in sorted(forms(sdtm).items(), key=lambda item: item[0]):
        if not form["done"]:
            continue
        for scale, (items, _) in SCALES.items():
            source = form["records"].get(items[0], "") if len(items) == 1 else ""
            made[subject, form["visit"], scale] = {
                "ADT": form["date"], "AVAL": raw_score(scale, form["answers"]), "SRCSEQ": source,
            }  # fmt: skip
    for scale in SCALES:
        for subject, start in dose.items():
            _compare([made[key] for key in made if (key[0], key[2]) == (subject, scale)], start, SCALES[scale][1])
    return made


def _compare(records, start, kind):
    """Add baseline, change, class and the flags of deterioration to the records of a subject and scale, by date."""
    records.sort(key=lambda one: one["ADT"])
    before = [one for one in records if one["AVAL"] is not None and start and day(one["ADT"]) <= start]
    base = before[-1]["AVAL"] if before else None
    for one in records:
        one |= {"BASE": base, "CHG": None, "CHGCAT1": "", "ANL02FL": "", "ANL03FL": ""}
        one["ABLFL"] = "Y" if before and one is before[-1] else ""
        if base is not None and one["AVAL"] is not None and day(one["ADT"]) > start:
            one["CHG"] = one["AVAL"] - base
            worse = one["CHG"] if kind == "S" else -one["CHG"]
            one["CHGCAT1"] = "WORSENED" if worse >= MATTERS else "IMPROVED" if -worse >= MATTERS else "STABLE"
    later = [one for one in records if one["CHG"] is not None]
    first = next((one for one in later if one["CHGCAT1"] == "WORSENED"), None)
    if first is not None:
        first["ANL02FL"] = "Y"
    lasting = None
    for one in reversed(later):
        if one["CHGCAT1"] != "WORSENED":
            break
        lasting = one
    if lasting is not None:
        lasting["ANL03FL"] = "Y"


def deterioration(made, sdtm, scale, flag="ANL02FL", *, death=False):
    """Return subject to (date, CNSR) of the time to deterioration of a scale."""
    found = {}
    for person in sdtm["DM"]:
        subject, start = person["USUBJID"], day(person["RFXSTDTC"])
        if start is None:
            continue
        mine = [one for key, one in made.items() if (key[0], key[2]) == (subject, scale) and one["CHG"] is not None]
        events = [one["ADT"] for one in mine if one[flag] == "Y"]
        events += [person["DTHDTC"]] if death and person["DTHDTC"] else []
        if events:
            found[subject] = (min(events), 0)
        elif mine:
            found[subject] = (max(one["ADT"] for one in mine), 1)
        else:
            found[subject] = (start.isoformat(), 2)
    return found


RHYTHM = {"QD": 1, "QOD": 2}
LEVEL = 10


def _lasted(start, end):
    return (day(end) - day(start)).days + 1


def exposure(sdtm):
    """Return ADEX: (subject, PARAMCD, start) to (value, reason), and (subject, PARAMCD, "") of what it had in all."""
    made = {}
    for one in sdtm["EX"]:
        key = one["USUBJID"], one["EXSTDTC"]
        made[key[0], "DOSE", key[1]] = (one["EXDOSE"], "")
        made[key[0], "DURD", key[1]] = (_lasted(one["EXSTDTC"], one["EXENDTC"]), "")
    qualifiers = {(one["USUBJID"], int(one["IDVARVAL"]), one["QNAM"]): one["QVAL"] for one in sdtm["SUPPEC"]}
    changes = {}
    for one in sdtm["EC"]:
        subject, number, start = one["USUBJID"], int(one["ECSEQ"]), one["ECSTDTC"]
        mine = changes.setdefault(subject, {"REDUCED": 0, "INTRPT": 0, "MISSED": 0})
        if qualifiers.get((subject, number, "ECCHANGE")) == "REDUCED":
            made[subject, "REDUCED", start] = (one["ECDOSE"], one["ECADJ"])
            mine["REDUCED"] += 1
        for code, name in (("INTRPT", "ECINTRPT"), ("MISSED", "ECMISSED")):
            if qualifiers.get((subject, number, name)) == "Y":
                made[subject, code, start] = (_lasted(start, one["ECENDTC"]), one["ECREASOC"])
                mine[code] += 1
    for person in sdtm["DM"]:
        if person["RFXSTDTC"]:
            mine = [one for one in sdtm["EX"] if one["USUBJID"] == person["USUBJID"]]
            _in_all(made, person["USUBJID"], mine, changes[person["USUBJID"]])
    return made


def _in_all(made, subject, intervals, changes):
    """Add what a subject had in all."""
    lengths = [_lasted(one["EXSTDTC"], one["EXENDTC"]) for one in intervals]
    rhythm = [RHYTHM[one["EXDOSFRQ"]] for one in intervals]
    doses = [-(-days // every) for days, every in zip(lengths, rhythm, strict=True)]
    total = sum(number * Fraction(one["EXDOSE"]) for number, one in zip(doses, intervals, strict=True))
    last = max(one["EXENDTC"] for one in intervals)
    duration = _lasted(min(one["EXSTDTC"] for one in intervals), last)
    told = {
        "TDOSE": total, "TDUR": duration, "EXPDAYS": sum(lengths),
        "ADI": total / duration, "RDI": 100 * total / (LEVEL * duration),
        "NRED": changes["REDUCED"], "NINT": changes["INTRPT"], "NMISS": changes["MISSED"],
        "NMOD": sum(changes.values()),
    }  # fmt: skip
    made |= {(subject, code, ""): (value, "") for code, value in told.items()}


READINGS = {"": "", "H SCORE TOTAL SCORE": "H", "PERCENT POSITIVE CELL": "P", "STAINING INTENSITY": "I"}
RESULTS = {"POSITIVE": 1, "NEGATIVE": 0}


def tissue(sdtm):
    """Return ADMI without what it takes from ADRS and ADTTE: (subject, PARAMCD) to (number, text, category)."""
    made = {}
    for one in sdtm["MI"]:
        if one["MICAT"] != "MTOR PATHWAY" or one["MISTAT"]:
            continue
        detail = one["MITSTDTL"]
        number = one["MISTRESN"] if detail else RESULTS[one["MISTRESC"]]
        third = "" if READINGS[detail] != "H" else _third(number)
        made[one["USUBJID"], one["MITESTCD"] + READINGS[detail]] = (number, "" if detail else one["MISTRESC"], third)
    return made


def _third(score):
    if not score:
        return "0"
    return "1-100" if score <= 100 else "101-200" if score <= 200 else "201-300"
