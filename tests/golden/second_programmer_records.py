"""A second program of the datasets that are no wide findings, written like the first from intent and raw rows alone.

The expectations by hand of six subjects were there before it; it extends them to all 40 subjects.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from second_programmer import Record, doses, epoch, form, iso, names, study_day, table, visit_number

YES_NO = {"": "", "0": "N", "1": "Y"}
TICK = {"": "", "0": "", "1": "Y"}
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def by_subject(name: str) -> dict[str, Record]:
    """Return the one record of each subject in a form."""
    return {line["USUBJID"]: line for line in form(name)}


def latest(dates: Iterable[str]) -> str:
    """Return the latest of some dates, blank without any."""
    return max((date for date in dates if date), default="")


def whole(date: str) -> bool:
    """Return whether a date is known to the day."""
    return len(date) >= len("2016-08-05")


def epoch_of(date: str, subject: str) -> str:
    """Tell the epoch of a date; of a partial one, of the first and the last day that it may stand for."""
    if whole(date) or not date:
        return epoch(date, subject)
    month = len(date) == len("2016-08")
    first = f"{date}-01" if month else f"{date}-01-01"
    until = f"{date}-31" if month else f"{date}-12-31"
    inside = {epoch(day, subject) for day in (first, until)}
    return inside.pop() if len(inside) == 1 else ""


def numbered(dataset: str, records: Iterable[Record], order: list[str]) -> list[Record]:
    """Give the records of each subject a number in an order, blanks last; add study and domain."""
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[record["USUBJID"]].append(record)
    for own in groups.values():
        own.sort(key=lambda record: [(record[name] == "", record[name]) for name in order])
        for number, record in enumerate(own, 1):
            record |= {"STUDYID": "EVINEC", "DOMAIN": dataset, f"{dataset}SEQ": str(number)}
    return [record for own in groups.values() for record in own]


def days(dataset: str, record: Record) -> Record:
    """Add the study days of start and end."""
    for part in ("ST", "EN"):
        record[f"{dataset}{part}DY"] = study_day(record[f"{dataset}{part}DTC"], record["USUBJID"])
    return record


def ongoing(dataset: str, record: Record, is_ongoing: bool, point: str) -> Record:
    """Say of what goes on that it does, until when that is known, and that it has no end."""
    record |= {f"{dataset}ENRTPT": "ONGOING" if is_ongoing else "", f"{dataset}ENTPT": point if is_ongoing else ""}
    return record | ({f"{dataset}ENDTC": ""} if is_ongoing else {})


# ---- the subject -----------------------------------------------------------------------------------------------------
def dm() -> list[Record]:
    """Return DM."""
    died, left, person = by_subject("death"), by_subject("end_of_study"), by_subject("demographics")
    countries = {line["site"]: line["site_country"] for line in table("raw/sites.csv")}
    races = {"1": "WHITE", "2": "ASIAN", "3": "BLACK OR AFRICAN AMERICAN", "8": "OTHER", "9": "NOT REPORTED"}
    ethnic = {"1": "HISPANIC OR LATINO", "2": "NOT HISPANIC OR LATINO", "9": "NOT REPORTED"}
    records = []
    for line in form("subjects"):
        who = line["USUBJID"]
        first, last = doses().get(who, ("", ""))
        own, death, leaving = person[who], iso(died.get(who, {}).get("dd_date", "")), left.get(who, {})
        why = {"1": "NOT ASSIGNED", "2": "SCREEN FAILURE"}.get(line["subj_status"], "ASSIGNED, NOT TREATED")
        planned = first or why == "ASSIGNED, NOT TREATED"
        month, _, year = own["dm_birth"].rpartition(".")
        records.append(
            {
                "STUDYID": "EVINEC", "DOMAIN": "DM", "USUBJID": who, "SUBJID": f"{line['site']}-{line['subject']}",
                "RFSTDTC": first, "RFENDTC": last, "RFXSTDTC": first, "RFXENDTC": last,
                "RFICDTC": iso(by_subject("consent")[who]["ic_date"]),
                "RFPENDTC": latest([death, *(iso(leaving.get(name, "")) for name in ("es_date", "es_last_contact"))]),
                "DTHDTC": death, "DTHFL": "Y" if who in died else "", "SITEID": line["site"],
                "BRTHDTC": f"{year}-{month}", "AGE": own["dm_age"], "AGEU": "YEARS",
                "SEX": {"1": "M", "2": "F"}[own["sex"]], "RACE": races[own["race"]], "ETHNIC": ethnic[own["ethnic"]],
                "ARMCD": "EVE10" if planned else "", "ARM": "Everolimus 10 mg daily" if planned else "",
                "ACTARMCD": "EVE10" if first else "", "ACTARM": "Everolimus 10 mg daily" if first else "",
                "ARMNRS": "" if first else why, "ACTARMUD": "", "COUNTRY": countries[line["site"]],
                "DMDTC": iso(own["dm_date"]), "DMDY": study_day(iso(own["dm_date"]), who),
            }
        )  # fmt: skip
    return records


def participation_ends() -> dict[str, str]:
    """Return RFPENDTC by subject."""
    return {record["USUBJID"]: record["RFPENDTC"] for record in dm()}


def ds() -> list[Record]:
    """Return DS: consents, end of treatment, end of study."""
    died = {who: iso(line["dd_date"]) for who, line in by_subject("death").items()}
    treatment = {
        "1": "PROGRESSIVE DISEASE", "2": "ADVERSE EVENT", "3": "DEATH", "4": "WITHDRAWAL BY SUBJECT",
        "5": "PHYSICIAN DECISION", "8": "OTHER",
    }  # fmt: skip
    study = {
        "1": "DEATH", "2": "WITHDRAWAL OF CONSENT", "3": "LOST TO FOLLOW-UP", "4": "STUDY TERMINATED BY SPONSOR",
        "5": "SCREEN FAILURE", "8": "OTHER",
    }  # fmt: skip
    found = []
    obtained = "INFORMED CONSENT OBTAINED"
    for line in form("consent"):
        date, tissue = iso(line["ic_date"]), line["ic_tissue"] == "1"
        of_tissue = f"INFORMED CONSENT {'OBTAINED' if tissue else 'DECLINED'} FOR PROTOCOL-SPECIFIED ACTIVITY"
        words = f"Informed consent to research on archive tissue {'obtained' if tissue else 'declined'}"
        milestone = ("PROTOCOL MILESTONE", "")
        found += [(line, obtained, obtained, *milestone, date), (line, words, of_tissue, *milestone, date)]
    for line in form("end_of_treatment"):
        by_sponsor = line["et_reason_text"] == "Study closed by sponsor"
        why = "STUDY TERMINATED BY SPONSOR" if by_sponsor else treatment[line["et_reason"]]
        date = died[line["USUBJID"]] if line["et_reason"] == "3" else iso(line["et_date"])
        words = line["et_reason_text"] or line["et_reason_label"]
        found.append((line, words, why, "DISPOSITION EVENT", "STUDY TREATMENT", date))
    for line in form("end_of_study"):
        date = died[line["USUBJID"]] if line["es_reason"] == "1" else iso(line["es_date"])
        words = line["es_reason_text"] or line["es_reason_label"]
        found.append((line, words, study[line["es_reason"]], "DISPOSITION EVENT", "STUDY PARTICIPATION", date))
    records = [
        {
            "USUBJID": (who := line["USUBJID"]), "DSTERM": term, "DSDECOD": decoded, "DSCAT": category, "DSSCAT": part,
            "EPOCH": epoch_of(date, who), "DSSTDTC": date, "DSSTDY": study_day(date, who),
        }
        for line, term, decoded, category, part, date in found
    ]  # fmt: skip
    return numbered("DS", records, ["DSSTDTC", "DSCAT", "DSSCAT", "DSDECOD"])


# ---- doses -----------------------------------------------------------------------------------------------------------
def doses_collected(dataset: str, lines: Iterable[Record]) -> Iterator[Record]:
    """Yield what EC and EX have in common."""
    reasons = {"": "", "1": "ADVERSE EVENT", "2": "FORGOTTEN BY SUBJECT", "3": "LOGISTIC REASON", "8": "OTHER"}
    for line in lines:
        given = line["ec_given"] == "1"
        record = {
            "USUBJID": line["USUBJID"], "SPID": line["ec_no"], "TRT": "EVEROLIMUS", "MOOD": "PERFORMED", "PRESP": "Y",
            "OCCUR": YES_NO[line["ec_given"]], "REASOC": "" if given else reasons[line["ec_reason"]],
            "DOSE": line["ec_dose"].replace(",", "."), "DOSU": line["ec_unit"].lower(), "DOSFRM": "TABLET",
            "DOSFRQ": {"": "", "1": "QD", "2": "QOD"}[line["ec_freq"]], "ROUTE": "ORAL", "LOT": line["ec_lot"],
            "ADJ": reasons[line["ec_reason"]] if given else "", "STDTC": iso(line["ec_start"]),
            "ENDTC": iso(line["ec_stop"]),
        }  # fmt: skip
        found = {name if name == "USUBJID" else f"{dataset}{name}": cell for name, cell in record.items()}
        yield days(dataset, found | {"EPOCH": epoch_of(found[f"{dataset}STDTC"], found["USUBJID"])})


def ec() -> list[Record]:
    """Return EC."""
    return numbered("EC", doses_collected("EC", form("dosing")), ["ECSTDTC", "ECSPID"])


def ex() -> list[Record]:
    """Return EX: of EC what was taken."""
    taken = doses_collected("EX", [line for line in form("dosing") if line["ec_given"] == "1"])
    collected_only = {"EXMOOD", "EXPRESP", "EXOCCUR", "EXREASOC"}
    records = [{name: cell for name, cell in line.items() if name not in collected_only} for line in taken]
    return numbered("EX", records, ["EXSTDTC", "EXSPID"])


# ---- events and interventions ----------------------------------------------------------------------------------------
def ae() -> list[Record]:
    """Return AE."""
    coding = {line["ae_text"]: line for line in table("raw/ae_coding.csv")}
    action = {
        "0": "DOSE NOT CHANGED", "1": "DOSE REDUCED", "2": "DRUG INTERRUPTED", "3": "DRUG WITHDRAWN",
        "8": "NOT APPLICABLE",
    }  # fmt: skip
    outcome = {
        "1": "RECOVERED/RESOLVED", "2": "RECOVERING/RESOLVING", "3": "NOT RECOVERED/NOT RESOLVED",
        "4": "RECOVERED/RESOLVED WITH SEQUELAE", "5": "FATAL", "9": "UNKNOWN",
    }  # fmt: skip
    records = []
    for line in form("ae"):
        code, who = coding[line["ae_text"]], line["USUBJID"]
        start = iso(line["ae_start"])
        record = {
            "USUBJID": who, "AEGRPID": line["ae_group"], "AESPID": line["ae_no"],
            "AETERM": line["ae_text"].translate(UMLAUTS), "AELLT": "", "AELLTCD": "", "AEDECOD": code["pt"],
            "AEPTCD": code["pt_code"], "AEHLT": "", "AEHLTCD": "", "AEHLGT": "", "AEHLGTCD": "",
            "AEBODSYS": code["body_class"], "AEBDSYCD": code["body_class_code"], "AESOC": code["body_class"],
            "AESOCCD": code["body_class_code"], "AESER": YES_NO[line["ae_serious"]],
            "AEACN": action.get(line["ae_action"], ""), "AEACNOTH": line["ae_action_text"],
            "AEREL": {"0": "NOT RELATED", "1": "RELATED"}[line["ae_related"]],
            "AEOUT": outcome.get(line["ae_outcome"], ""), "AESCONG": TICK[line["ae_scong"]],
            "AESDISAB": TICK[line["ae_sdisab"]], "AESDTH": TICK[line["ae_sdeath"]],
            "AESHOSP": TICK[line["ae_shosp"]], "AESLIFE": TICK[line["ae_slife"]], "AESMIE": TICK[line["ae_smie"]],
            "AECONTRT": YES_NO[line["ae_treated"]], "AETOXGR": line["ae_grade"], "EPOCH": epoch_of(start, who),
            "AESTDTC": start, "AEENDTC": iso(line["ae_stop"]),
        }  # fmt: skip
        records.append(days("AE", ongoing("AE", record, line["ae_ongoing"] == "1", participation_ends()[who])))
    return numbered("AE", records, ["AESTDTC", "AEDECOD", "AESPID"])


KINDS = {
    "1": "SURGERY", "2": "RADIOTHERAPY", "3": "CHEMOTHERAPY", "4": "TARGETED THERAPY", "5": "PRRT",
    "6": "IMMUNOTHERAPY",
}  # fmt: skip


def therapies() -> Iterator[tuple[Record, str, str, str]]:
    """Yield prior and subsequent therapies: the line, prefix of its columns, of its number, and category."""
    for line in form("prior_therapy"):
        yield line, "pt", "PT", "PRIOR CANCER THERAPY"
    for line in form("subsequent_therapy"):
        yield line, "st", "ST", "SUBSEQUENT CANCER THERAPY"


def began_in_trial(date: str, who: str) -> str:
    """Return the epoch of what began on or after the day of consent."""
    consent = iso(by_subject("consent")[who]["ic_date"])
    return epoch_of(date, who) if date and f"{date}-01-01"[:10] >= consent else ""


def therapy(dataset: str, item: tuple[Record, str, str, str]) -> Record:
    """Return one therapy against the tumour as CM or PR have it."""
    line, short, prefix, category = item
    who, start = line["USUBJID"], iso(line[f"{short}_start"])
    record = {
        "USUBJID": who, f"{dataset}SPID": f"{prefix}{line[f'{short}_no']}", f"{dataset}TRT": line[f"{short}_regimen"],
        f"{dataset}CAT": category, f"{dataset}SCAT": KINDS[line[f"{short}_type"]], "EPOCH": began_in_trial(start, who),
        f"{dataset}STDTC": start, f"{dataset}ENDTC": iso(line[f"{short}_stop"]),
    }  # fmt: skip
    return days(dataset, ongoing(dataset, record, line.get("st_ongoing") == "1", participation_ends()[who]))


def cm() -> list[Record]:
    """Return CM: medication, and therapies that are given as drugs."""
    often = {"": "", "1": "QD", "2": "QOD", "3": "BID", "4": "TID", "5": "PRN"}
    route = {"1": "ORAL", "2": "INTRAVENOUS", "3": "SUBCUTANEOUS", "4": "TOPICAL"}
    records = []
    for line in form("conmed"):
        who, start = line["USUBJID"], iso(line["cm_start"])
        record = {
            "USUBJID": who, "CMSPID": f"CM{line['cm_no']}", "CMTRT": line["cm_text"].translate(UMLAUTS),
            "CMCAT": "CONCOMITANT MEDICATION", "CMSCAT": "", "CMINDC": line["cm_indication"].translate(UMLAUTS),
            "CMDOSE": line["cm_dose"].replace(",", "."), "CMDOSU": line["cm_unit"].replace("µ", "u").replace("μ", "u"),
            "CMDOSFRQ": often.get(line["cm_freq"], ""), "CMROUTE": route.get(line["cm_route"], ""),
            "EPOCH": began_in_trial(start, who), "CMSTDTC": start, "CMENDTC": iso(line["cm_stop"]),
        }  # fmt: skip
        records.append(days("CM", ongoing("CM", record, line["cm_ongoing"] == "1", participation_ends()[who])))
    blank = dict.fromkeys(("CMINDC", "CMDOSE", "CMDOSU", "CMDOSFRQ", "CMROUTE"), "")
    drugs = [item for item in therapies() if item[0][f"{item[1]}_type"] not in {"1", "2"}]
    records += [therapy("CM", item) | blank for item in drugs]
    return numbered("CM", records, ["CMSTDTC", "CMCAT", "CMSPID"])


def pr() -> list[Record]:
    """Return PR: surgery and radiotherapy."""
    records = [therapy("PR", item) for item in therapies() if item[0][f"{item[1]}_type"] in {"1", "2"}]
    return numbered("PR", records, ["PRSTDTC", "PRCAT", "PRSPID"])


# ---- tumour ----------------------------------------------------------------------------------------------------------
ORGANS = {
    "1": "LIVER", "2": "LUNG", "3": "LYMPH NODE", "4": "PANCREAS", "5": "PERITONEUM", "6": "BONE", "7": "ADRENAL GLAND",
    "8": "SOFT TISSUE", "9": "COLON",
}  # fmt: skip
IMAGING = {"1": "CONTRAST ENHANCED CT SCAN", "2": "CT SCAN WITHOUT CONTRAST", "3": "MRI"}
LESIONS = (
    ("target_lesions", "tl", "T", "TARGET", {"1": "PRESENT", "2": "ABSENT", "3": "TOO SMALL TO MEASURE", "4": "NE"}),
    ("non_target_lesions", "nt", "NT", "NON-TARGET",
     {"1": "PRESENT", "2": "ABSENT", "3": "UNEQUIVOCAL PROGRESSION", "4": "NE"}),
    ("new_lesions", "nl", "NEW", "NEW", {}),
)  # fmt: skip


def visited(dataset: str, record: Record, visit: str, date: str) -> Record:
    """Add visit, epoch and day of a finding; no tumour assessment of this export is unscheduled."""
    number = visit_number(visit.upper())
    timing = {"VISITNUM": str(number), "VISIT": visit.upper(), "EPOCH": epoch(date, record["USUBJID"])}
    return record | timing | {f"{dataset}DTC": date, f"{dataset}DY": study_day(date, record["USUBJID"])}


def with_baseline(dataset: str, records: list[Record], by: tuple[str, ...]) -> list[Record]:
    """Flag the last record with a result on or before the day of the first dose."""
    last: dict[tuple[str, ...], Record] = {}
    for record in records:
        record[f"{dataset}LOBXFL"] = ""
        date, key = record[f"{dataset}DTC"], (record["USUBJID"], *(record[name] for name in by))
        before = record[f"{dataset}ORRES"] and date and date <= doses().get(record["USUBJID"], ("",))[0]
        if before and (key not in last or date >= last[key][f"{dataset}DTC"]):
            last[key] = record
    for record in last.values():
        record[f"{dataset}LOBXFL"] = "Y"
    return records


def identified(name: str, short: str) -> Iterator[dict[str, str]]:
    """Yield the lines of a form that tell of a lesion first: at screening, or else on the first day it was assessed."""
    seen = [line for line in form(name) if short != "nl" or line["nl_any"] == "1" or line["nl_no"]]
    for line in seen:
        same = [other for other in seen if all(other[of] == line[of] for of in ("USUBJID", f"{short}_no"))]
        if line is min(same, key=lambda other: (other["visit"] != "Screening", iso(other[f"{short}_date"]))):
            yield line


def tu() -> list[Record]:
    """Return TU: each lesion where it was identified, at screening or else on the first day that it was assessed."""
    records = []
    for name, short, prefix, kind, _ in LESIONS:
        for line in identified(name, short):
            record = {
                "USUBJID": line["USUBJID"], "TULNKID": f"{prefix}{line[f'{short}_no']}", "TUTESTCD": "TUMIDENT",
                "TUTEST": "Tumor Identification", "TUORRES": kind, "TUSTRESC": kind,
                "TULOC": ORGANS.get(line[f"{short}_organ"], ""), "TUEVAL": "INVESTIGATOR",
                "TUMETHOD": IMAGING.get(line[f"{short}_method"], ""),
            }  # fmt: skip
            records.append(visited("TU", record, line["visit"], iso(line[f"{short}_date"])))
    return numbered("TU", with_baseline("TU", records, ("TULNKID",)), ["TUDTC", "TULNKID"])


def tr_record(line: Record, lesion: str, test: str, result: str, method: str, date: str) -> Record:
    """Return one record of TR."""
    size = test != "TUMSTATE"
    record = {
        "USUBJID": line["USUBJID"], "TRLNKID": lesion, "TRLNKGRP": line["visit"].upper(), "TRTESTCD": test,
        "TRTEST": names("TRTESTCD", "TRTEST")[test], "TRORRES": result, "TRORRESU": "mm" if size else "",
        "TRSTRESC": result.replace(",", ".") if size else result, "TRSTRESN": result.replace(",", ".") if size else "",
        "TRSTRESU": "mm" if size else "", "TRMETHOD": IMAGING.get(method, ""), "TREVAL": "INVESTIGATOR",
    }  # fmt: skip
    return visited("TR", record, line["visit"], iso(date))


def tr() -> list[Record]:
    """Return TR: sizes, states and the investigator's sums."""
    records = []
    for test, column in (("LDIAM", "tl_diameter"), ("LPERP", "tl_short_axis")):
        for line in form("target_lesions"):
            if line[column]:
                lesion = f"T{line['tl_no']}"
                records.append(tr_record(line, lesion, test, line[column], line["tl_method"], line["tl_date"]))
    for name, short, prefix, _, states in LESIONS:
        for line in form(name):
            if short == "nl" and line["nl_any"] != "1" and not line["nl_no"]:
                continue
            state = states[line[f"{short}_state"]] if states else "PRESENT"
            lesion = f"{prefix}{line[f'{short}_no']}"
            date, method = line[f"{short}_date"], line[f"{short}_method"]
            records.append(tr_record(line, lesion, "TUMSTATE", state, method, date))
    sums = [line for line in form("response") if line["rs_sum"]]
    records += [tr_record(line, "", "SUMDIAM", line["rs_sum"], "", line["rs_date"]) for line in sums]
    return numbered("TR", with_baseline("TR", records, ("TRLNKID", "TRTESTCD")), ["TRDTC", "TRLNKID", "TRTESTCD"])


def rs() -> list[Record]:
    """Return RS: the investigator's responses, and ECOG."""
    codes = {"1": "CR", "2": "PR", "3": "SD", "4": "PD", "5": "NE", "6": "NON-CR/NON-PD"}
    tests = {"TRGRESP": "rs_target", "NTRGRESP": "rs_non_target", "OVRLRESP": "rs_overall", "NEWLIND": "rs_new"}
    records = []
    for line in form("response"):
        for test, column in tests.items():
            if not line[column] or (line[column] == "0" and test in {"TRGRESP", "NTRGRESP"}):
                continue
            result = YES_NO[line[column]] if test == "NEWLIND" else codes.get(line[column], "")
            record = {
                "USUBJID": line["USUBJID"], "RSLNKGRP": line["visit"].upper(), "RSTESTCD": test,
                "RSTEST": names("ONCRTSCD", "ONCRTS")[test], "RSCAT": "RECIST 1.1", "RSORRES": result,
                "RSSTRESC": result, "RSSTRESN": "", "RSEVAL": "INVESTIGATOR",
            }  # fmt: skip
            records.append(visited("RS", record, line["visit"], iso(line["rs_date"])))
    for line in form("ecog"):
        if line["ecog_score"]:
            score = line["ecog_score"]
            record = {
                "USUBJID": line["USUBJID"], "RSLNKGRP": "", "RSTESTCD": "ECOG101", "RSTEST": "ECOG1-Performance Status",
                "RSCAT": "ECOG", "RSORRES": score, "RSSTRESC": score, "RSSTRESN": score, "RSEVAL": "",
            }  # fmt: skip
            records.append(visited("RS", record, line["visit"], iso(line["ecog_date"])))
    return numbered("RS", records, ["RSDTC", "RSCAT", "RSTESTCD"])


DATASETS: dict[str, Callable[[], list[Record]]] = {
    "AE": ae, "CM": cm, "DM": dm, "DS": ds, "EC": ec, "EX": ex, "PR": pr, "RS": rs, "TR": tr, "TU": tu,
}  # fmt: skip
