"""A second program of history, pathology, survival, eligibility and all supplemental qualifiers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from second_programmer import Record, doses, epoch, form, iso, names, number_of, study_day, table
from second_programmer_records import (
    TICK,
    UMLAUTS,
    YES_NO,
    ae,
    by_subject,
    cm,
    ds,
    ec,
    identified,
    numbered,
    ongoing,
    participation_ends,
    pr,
    therapies,
    tu,
)


def screened() -> dict[str, str]:
    """Return the day of the screening visit by subject."""
    return {line["USUBJID"]: iso(line["visit_date"]) for line in form("visits") if line["visit"] == "Screening"}


def mh() -> list[Record]:
    """Return MH: conditions, the diagnosis, and when it became metastatic."""
    places = {
        "1": "PANCREAS", "2": "STOMACH", "3": "ESOPHAGUS", "4": "SMALL INTESTINE", "5": "COLON", "6": "RECTUM",
        "7": "", "8": "GALLBLADDER",
    }  # fmt: skip
    found = []
    for line in form("medical_history"):
        dates = (iso(line["mh_start"]), iso(line["mh_stop"]), line["mh_ongoing"] == "1")
        found.append((line, line["mh_no"], line["mh_text"], "", "GENERAL MEDICAL HISTORY", "", *dates))
    for line in form("diagnosis"):
        what, place = line["dx_histology_label"], places[line["dx_primary"]]
        tumour = (line, "DX", what)
        found.append((*tumour, "INITIAL DIAGNOSIS", "PRIMARY DIAGNOSIS", place, iso(line["dx_date"]), "", False))
        if line["dx_metastatic_date"]:
            spread = iso(line["dx_metastatic_date"])
            found.append((*tumour, "DISEASE BECAME METASTATIC", "PRIMARY DIAGNOSIS", "", spread, "", False))
    records = []
    for line, number, what, event, category, place, start, stop, goes_on in found:
        who = line["USUBJID"]
        taken = screened()[who]
        record = {
            "USUBJID": who, "MHSPID": number, "MHTERM": what.translate(UMLAUTS), "MHEVDTYP": event, "MHCAT": category,
            "MHLOC": place, "MHDTC": taken, "MHSTDTC": start, "MHENDTC": stop, "MHDY": study_day(taken, who),
        }  # fmt: skip
        records.append(ongoing("MH", record, goes_on, taken))
    return numbered("MH", records, ["MHCAT", "MHSTDTC", "MHTERM", "MHSPID"])


# ---- eligibility -----------------------------------------------------------------------------------------------------
CRITERIA = {
    **{f"INCL{number:02}": (f"ie_in{number:02}", "1", "INCLUSION") for number in range(1, 11)},
    **{f"EXCL{number:02}": (f"ie_ex{number:02}", "0", "EXCLUSION") for number in range(1, 9)},
}
#: The words of the criteria that subjects of the demo study broke, as the study has them.
WORDS = {
    "INCL03": "Histologically confirmed neuroendocrine carcinoma G3 or neuroendocrine tumor G3",
    "EXCL05": "Diabetes mellitus that is not controlled, "
    "with fasting glucose or HbA1c above the limits of the protocol",
}


def ie() -> list[Record]:
    """Return IE: criteria that were broken."""
    records = []
    for line in form("eligibility"):
        who, date = line["USUBJID"], iso(line["ie_date"])
        for test, (column, fine, category) in CRITERIA.items():
            if line[column] != fine:
                answer = YES_NO[line[column]]
                record = {
                    "USUBJID": who, "IETESTCD": test, "IETEST": WORDS[test], "IECAT": category, "IEORRES": answer,
                    "IESTRESC": answer, "VISITNUM": "1", "VISIT": "SCREENING", "EPOCH": epoch(date, who),
                    "IEDTC": date, "IEDY": study_day(date, who),
                }  # fmt: skip
                records.append(record)
    return numbered("IE", records, ["IECAT", "IETESTCD", "IEDTC"])


def parts(words: str) -> tuple[str, str]:
    """Cut a long text between words: up to 200 characters, and the rest."""
    if len(words) <= 200:
        return words, ""
    cut = words.rindex(" ", 0, 201)
    return words[:cut], words[cut + 1 :]


def co() -> list[Record]:
    """Return CO: a comment belongs to the criteria that the subject broke at screening."""
    broken = {record["USUBJID"] for record in ie()}
    records = []
    for line in form("eligibility"):
        if line["ie_comment"]:
            related = line["USUBJID"] in broken
            first, rest = parts(line["ie_comment"])
            record = {
                "USUBJID": line["USUBJID"], "RDOMAIN": "IE" if related else "", "IDVAR": "VISITNUM" if related else "",
                "IDVARVAL": "1" if related else "", "COREF": "ELIGIBILITY", "COVAL": first, "COVAL1": rest,
                "COEVAL": "INVESTIGATOR", "CODTC": "" if related else iso(line["ie_date"]),
            }  # fmt: skip
            records.append(record)
    return numbered("CO", records, ["RDOMAIN", "IDVARVAL", "COVAL"])


# ---- pathology -------------------------------------------------------------------------------------------------------
ANTIGENS = {"P-MTOR": "PMTOR", "P-AKT": "PAKT", "P-4EBP1": "P4EBP1", "P-S6": "PS6", "PTEN": "PTEN"}
OWN_NAMES = {
    "PMTOR": "p-mTOR", "PAKT": "p-AKT", "P4EBP1": "p-4E-BP1", "PS6": "p-S6 Ribosomal Protein",
    "NENIND": "Neuroendocrine Neoplasm Confirmed", "CELLTYPE": "Cell Type of Carcinoma",
}  # fmt: skip
HISTOLOGY = {"1": "NET G3", "2": "NEC", "3": "MiNEN", "9": "NOT NEUROENDOCRINE"}
CELLS = {"1": "SMALL CELL", "2": "LARGE CELL", "3": "NOT SPECIFIED"}


def mi_record(line: Record, category: str, test: str, collected: str, standard: str, **more: str) -> Record:
    """Return one record of MI; a standard result that is a number has its number too."""
    number = collected if collected.isdigit() else ""
    unit = "%" if test == "KI67" or more.get("MITSTDTL") == "PERCENT POSITIVE CELL" else ""
    record = {
        "USUBJID": line["USUBJID"], "MIREFID": "", "MITESTCD": test, "MITSTDTL": "", "MICAT": category,
        "MITEST": OWN_NAMES.get(test) or names("MITSCD", "MITS")[test], "MIORRES": collected, "MISTRESC": standard,
        "MIORRESU": unit if collected else "", "MISTRESN": number, "MISTRESU": unit if collected else "",
        "MISTAT": "" if collected else "NOT DONE", "MIREASND": "", "MISPEC": "TUMOR TISSUE", "MISPCCND": "",
        "MIMETHOD": "", "MIEVAL": "", "VISITNUM": "1", "VISIT": "SCREENING", "EPOCH": "", "MIDTC": "",
    }  # fmt: skip
    record |= more
    first = doses().get(line["USUBJID"], ("",))[0]
    early = record["MIDTC"] and record["MIDTC"] <= first and collected
    return record | {"MIDY": study_day(record["MIDTC"], line["USUBJID"]), "MILOBXFL": "Y" if early else ""}


def stained(line: Record) -> Iterator[Record]:
    """Yield the findings of one antigen; where no tissue was left, that none of the five was done."""
    where = {"MIREFID": line["ih_specimen"], "MIDTC": iso(line["ih_date"]), "MIMETHOD": "IHC"}
    if line["ih_done"] != "1":
        for test in ANTIGENS.values():
            yield mi_record(line, "MTOR PATHWAY", test, "", "", MIREASND=line["ih_reason"], **where)
        return
    test = ANTIGENS[line["ih_marker"].upper()]
    for column, detail in (
        ("ih_hscore", "H SCORE TOTAL SCORE"),
        ("ih_percent", "PERCENT POSITIVE CELL"),
        ("ih_intensity", "STAINING INTENSITY"),
    ):
        if line[column]:
            yield mi_record(line, "MTOR PATHWAY", test, line[column], line[column], MITSTDTL=detail, **where)
    if line["ih_result"]:
        sign = {"0": "NEGATIVE", "1": "POSITIVE"}[line["ih_result"]]
        yield mi_record(line, "MTOR PATHWAY", test, line["ih_result_label"], sign, **where)


def mi() -> list[Record]:
    """Return MI: the mTOR pathway, the site's pathologist and the central one."""
    records = [record for line in form("mtor_ihc") for record in stained(line)]
    for line in form("diagnosis"):
        site, kind = {"MIEVAL": "INVESTIGATOR"}, HISTOLOGY[line["dx_histology"]]
        category = "LOCAL PATHOLOGY"
        records.append(mi_record(line, category, "HISTTYPC", line["dx_histology_label"], kind, **site))
        if line["dx_cell_type"]:
            cells = CELLS[line["dx_cell_type"]]
            records.append(mi_record(line, category, "CELLTYPE", line["dx_cell_type_label"], cells, **site))
        records.append(mi_record(line, category, "KI67", line["dx_ki67"], line["dx_ki67"], **site))
        central = line["dx_central_done"] == "1"
        answer = YES_NO[line["dx_central_nen"]] if central else ""
        kind = HISTOLOGY[line["dx_central_histology"]] if central else ""
        by, share = {"MIEVAL": "INDEPENDENT ASSESSOR"}, line["dx_central_ki67"] if central else ""
        category = "CENTRAL PATHOLOGY"
        records.append(mi_record(line, category, "NENIND", answer, answer, **by))
        records.append(mi_record(line, category, "HISTTYPC", line["dx_central_histology_label"], kind, **by))
        records.append(mi_record(line, category, "KI67", share, share, **by))
    return numbered("MI", records, ["MICAT", "MIREFID", "MITESTCD", "MITSTDTL"])


# ---- survival and death ----------------------------------------------------------------------------------------------
def ss() -> list[Record]:
    """Return SS: the state at each contact, and the day last known alive."""
    states = {"1": "ALIVE", "2": "DEAD", "3": "UNKNOWN"}
    records = []
    for line in form("survival_follow_up"):
        who, date, alive = line["USUBJID"], iso(line["sf_date"]), iso(line["sf_last_alive"])
        for test, collected, standard in (
            ("SURVSTAT", line["sf_status_label"], states.get(line["sf_status"], "")),
            ("LSCFADTC", alive, alive),
        ):
            record = {
                "USUBJID": who, "SSTESTCD": test, "SSTEST": names("SSTESTCD", "SSTEST")[test], "SSORRES": collected,
                "SSSTRESC": standard, "VISIT": (visit := line["visit"].upper()), "EPOCH": epoch(date, who),
                "VISITNUM": number_of(visit, date, who), "SSDTC": date, "SSDY": study_day(date, who),
            }  # fmt: skip
            records.append(record)
    return numbered("SS", records, ["SSDTC", "SSTESTCD"])


def dd() -> list[Record]:
    """Return DD: the cause of death, and whether there was an autopsy."""
    coding = {line["ae_text"]: line["pt"] for line in table("raw/ae_coding.csv")}
    events = {(line["USUBJID"], line["ae_no"]): coding[line["ae_text"]].upper() for line in form("ae")}
    causes = {"1": "DISEASE PROGRESSION", "2": "ADVERSE EVENT", "8": "OTHER", "9": "UNKNOWN"}
    records = []
    for line in form("death"):
        who, date, cause = line["USUBJID"], iso(line["dd_date"]), causes[line["dd_cause"]]
        words = (line["dd_cause_text"] or line["dd_cause_label"]).translate(UMLAUTS)
        autopsy, event = YES_NO[line["dd_autopsy"]], events.get((who, line["dd_ae_no"]), cause)
        for test, collected, standard, category in (
            ("PRCDTH", words, event, cause),
            ("AUTOPIND", autopsy, autopsy, ""),
        ):
            record = {
                "USUBJID": who, "DDTESTCD": test, "DDTEST": names("DTHDXCD", "DTHDX")[test], "DDORRES": collected,
                "DDSTRESC": standard, "DDRESCAT": category, "DDEVAL": "INVESTIGATOR", "DDDTC": date,
                "DDDY": study_day(date, who),
            }  # fmt: skip
            records.append(record)
    return numbered("DD", records, ["DDTESTCD", "DDDTC"])


# ---- elements --------------------------------------------------------------------------------------------------------
def se() -> list[Record]:
    """Return SE: each element ends where the next one begins, the last one with participation."""
    records = []
    for line in form("subjects"):
        who = line["USUBJID"]
        first, last = doses().get(who, ("", ""))
        left = participation_ends()[who]
        entered = [("SCRN", "Screening", "SCREENING", iso(by_subject("consent")[who]["ic_date"]))]
        if first:
            entered.append(("EVE", "Everolimus 10 mg daily", "TREATMENT", first))
            entered.append(("FUP", "Follow-up", "FOLLOW-UP", str(dt.date.fromisoformat(last) + dt.timedelta(days=1))))
        entered = [element for element in entered if element[3] <= left]
        for number, (code, name, of_epoch, start) in enumerate(entered, 1):
            end = entered[number][3] if number < len(entered) else left
            record = {
                "USUBJID": who, "ETCD": code, "ELEMENT": name, "TAETORD": str(number), "EPOCH": of_epoch,
                "SESTDTC": start, "SEENDTC": end, "SESTDY": study_day(start, who), "SEENDY": study_day(end, who),
            }  # fmt: skip
            records.append(record)
    return numbered("SE", records, ["SESTDTC", "TAETORD"])


# ---- visits ----------------------------------------------------------------------------------------------------------
def sv() -> list[Record]:
    """Return SV: visits that took place, and planned ones that did not."""
    records = []
    for line in form("visits"):
        who, visit, date = line["USUBJID"], line["visit"].upper(), iso(line["visit_date"])
        planned, done = visit != "UNSCHEDULED", line["visit_done"]
        if planned or done == "1":
            record = {
                "STUDYID": "EVINEC", "DOMAIN": "SV", "USUBJID": who, "VISITNUM": number_of(visit, date, who),
                "VISIT": visit, "SVPRESP": "Y" if planned else "", "SVOCCUR": YES_NO[done] if planned else "",
                "SVREASOC": line["visit_reason"] if planned and done != "1" else "", "SVSTDTC": date, "SVENDTC": date,
                "SVSTDY": study_day(date, who), "SVENDY": study_day(date, who),
                "SVUPDES": "" if planned else line["visit_reason"],
            }  # fmt: skip
            records.append(record)
    return records


# ---- supplemental qualifiers -----------------------------------------------------------------------------------------
def qualifiers(parent: str, found: list[tuple[str, str, str, str, str]]) -> list[Record]:
    """Return SUPP-- of (subject, sequence number, name, label, value); what is blank is no qualifier."""
    return [
        {
            "STUDYID": "EVINEC", "RDOMAIN": parent, "USUBJID": who, "IDVAR": f"{parent}SEQ" if number else "",
            "IDVARVAL": number, "QNAM": name, "QLABEL": label, "QVAL": value, "QORIG": "CRF", "QEVAL": "",
        }
        for who, number, name, label, value in found
        if value
    ]  # fmt: skip


def numbers_of(dataset: str, records: list[Record], *by: str) -> dict[tuple[str, ...], str]:
    """Return the sequence number of each record by subject and some variables."""
    return {(r["USUBJID"], *(r[name] for name in by)): r[f"{dataset}SEQ"] for r in records}


def suppdm() -> list[Record]:
    """Return SUPPDM."""
    label = "Childbearing Potential"
    found = [(r["USUBJID"], "", "CHILDPOT", label, YES_NO[r["dm_childbearing"]]) for r in form("demographics")]
    return qualifiers("DM", found)


def suppae() -> list[Record]:
    """Return SUPPAE."""
    number, label = numbers_of("AE", ae(), "AESPID"), "Adverse Event of Special Interest"
    found = [(who := r["USUBJID"], number[who, r["ae_no"]], "AEAESI", label, YES_NO[r["ae_aesi"]]) for r in form("ae")]
    return qualifiers("AE", found)


def supptu() -> list[Record]:
    """Return SUPPTU."""
    number, label = numbers_of("TU", tu(), "TULNKID"), "Location Detail as Described by the Site"
    found = []
    for name, short, prefix in (
        ("target_lesions", "tl", "T"),
        ("non_target_lesions", "nt", "NT"),
        ("new_lesions", "nl", "NEW"),
    ):
        for line in identified(name, short):
            key = (line["USUBJID"], f"{prefix}{line[f'{short}_no']}")
            if key in number:
                found.append((key[0], number[key], "TULOCDTL", label, line[f"{short}_text"].translate(UMLAUTS)))
    return qualifiers("TU", found)


def supp_therapies(dataset: str, wanted: dict[str, tuple[str, Callable[[Record], str]]]) -> list[Record]:
    """Return the qualifiers of therapies against the tumour in CM or PR."""
    number = numbers_of(dataset, cm() if dataset == "CM" else pr(), f"{dataset}SPID")
    found = []
    for line, short, prefix, _ in therapies():
        key = (line["USUBJID"], f"{prefix}{line[f'{short}_no']}")
        if key in number and prefix == "PT":
            found += [(key[0], number[key], name, label, of(line)) for name, (label, of) in wanted.items()]
    return qualifiers(dataset, found)


def best_response(line: Record) -> str:
    """Return the best response of a prior therapy."""
    return {"1": "CR", "2": "PR", "3": "SD", "4": "PD", "5": "NE", "9": "UNKNOWN"}.get(line["pt_best_response"], "")


def suppcm() -> list[Record]:
    """Return SUPPCM."""
    wanted = {
        "CMLINE": ("Line of Systemic Therapy", lambda line: line["pt_line"]),
        "CMPLAT": ("Regimen Contained Platinum", lambda line: YES_NO[line["pt_platinum"]]),
        "CMBRESP": ("Best Response to Therapy", best_response),
        "CMPDDTC": ("Date of Progression Under or After It", lambda line: iso(line["pt_progression"])),
    }
    return supp_therapies("CM", wanted)


def suppds() -> list[Record]:
    """Return SUPPDS."""
    number = numbers_of("DS", ds(), "DSCAT", "DSSCAT", "DSDECOD")
    found = []
    for line in form("consent"):
        who = line["USUBJID"]
        seq = number[who, "PROTOCOL MILESTONE", "", "INFORMED CONSENT OBTAINED"]
        found.append((who, seq, "DSICVERS", "Version of the Informed Consent Form", line["ic_version"]))
        found.append((who, seq, "DSICWDTC", "Date Consent Was Withdrawn", iso(line["ic_withdrawn_date"])))
    for who, line in by_subject("end_of_treatment").items():
        if line["et_reason"] == "3":
            seq = number[who, "DISPOSITION EVENT", "STUDY TREATMENT", "DEATH"]
            found.append((who, seq, "DSDECDTC", "Date of Decision to Stop Treatment", iso(line["et_date"])))
    return qualifiers("DS", found)


def suppec() -> list[Record]:
    """Return SUPPEC."""
    number = numbers_of("EC", ec(), "ECSPID")
    changes = {"": "", "0": "NO CHANGE", "1": "REDUCED", "2": "INTERRUPTED", "3": "MISSED", "4": "RESTARTED"}
    found = []
    for line in form("dosing"):
        key = (line["USUBJID"], line["ec_no"])
        found += [
            (key[0], number[key], "ECCHANGE", "Change Against the Period Before", changes[line["ec_change"]]),
            (key[0], number[key], "ECMISSED", "Doses Were Missed", TICK[line["ec_missed"]]),
            (key[0], number[key], "ECINTRPT", "Treatment Was Interrupted", TICK[line["ec_interrupted"]]),
        ]
    return qualifiers("EC", found)


def suppmh() -> list[Record]:
    """Return SUPPMH."""
    number = numbers_of("MH", mh(), "MHEVDTYP")
    found = []
    for line in form("diagnosis"):
        who = line["USUBJID"]
        seq = number[who, "INITIAL DIAGNOSIS"]
        found.append((who, seq, "MHPRIM", "Site of the Primary Tumor", line["dx_primary_label"]))
        found.append((who, seq, "MHSTAGE", "Stage at Study Entry", line["dx_stage"]))
    return qualifiers("MH", found)


def suppmi() -> list[Record]:
    """Return SUPPMI."""
    read = {who: iso(line["dx_central_date"]) for who, line in by_subject("diagnosis").items()}
    label = "Date of Central Pathology"
    central = [record for record in mi() if record["MICAT"] == "CENTRAL PATHOLOGY"]
    return qualifiers("MI", [(r["USUBJID"], r["MISEQ"], "MIREADTC", label, read[r["USUBJID"]]) for r in central])


def suppss() -> list[Record]:
    """Return SUPPSS."""
    number, label = numbers_of("SS", ss(), "SSTESTCD", "SSDTC"), "New Anti-Cancer Therapy Since Contact"
    found = []
    for line in form("survival_follow_up"):
        seq = number[line["USUBJID"], "SURVSTAT", iso(line["sf_date"])]
        found.append((line["USUBJID"], seq, "SSNEWTX", label, YES_NO[line["sf_new_therapy"]]))
    return qualifiers("SS", found)


DATASETS: dict[str, Callable[[], list[Record]]] = {
    "CO": co, "DD": dd, "IE": ie, "MH": mh, "MI": mi, "SE": se, "SS": ss, "SV": sv, "SUPPAE": suppae, "SUPPCM": suppcm,
    "SUPPDM": suppdm, "SUPPDS": suppds, "SUPPEC": suppec, "SUPPMH": suppmh, "SUPPMI": suppmi, "SUPPSS": suppss,
    "SUPPTU": supptu,
}  # fmt: skip
