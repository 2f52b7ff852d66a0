"""A small study with outputs, and the sources that a guide of it is made of."""

from __future__ import annotations

from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.guide.sources import Sources
from nec_cdisc.report.validation.json_lines import PLACE, write_json_lines

AE = """\
dataset: AE
one_record_per: adverse event
rows: {from: ae, keep: term is filled}
variables:
  AESEQ: {sequence: [AETERM]}
  AETERM: {take: term, comment: "Verbatim <b>as typed</b> {{ study.name }}"}
  AEDECOD: {constant: Unknown}
  AESER: {code: serious, list: yes_no}
  AESTDTC: {date: start}
  AESTDY: {study_day: AESTDTC}
supplementary:
  AEHOSP: {take: ward, label: Ward of the Hospital}
not_submitted:
  note: free text that may name the patient
"""
CODE_LISTS = """\
sex: {unknown: query, terms: {f: F, m: M}}
yes_no: {unknown: query, terms: {"0": N, "1": Y}}
"""
EVENTS = """\
site,subj,no,term,serious,start,ward,note
01,001,1,Nausea,1,02.07.2019,A,x
01,002,1,Rash,0,31.06.2019,,
01,002,2,,0,,,
"""
STUDY = """\
assumptions:
  - {topic: Visits, text: Every 28 days, reason: Not public, concerns: analysis}
  - {topic: Doses, text: As collected}
differences:
  - {topic: OS, says: From randomization, done: From the first dose, reason: One arm, concerns: tabulation}
"""
#: A protocol whose summary lacks much that TS needs, so that the study cannot be converted with it.
PROTOCOL = """\
protocol:
  epochs: [{name: SCREENING}, {name: TREATMENT, starts: DM.RFSTDTC}]
  elements:
    SCRN: {name: Screening, start_rule: Consent, end_rule: First dose, starts: DM.RFICDTC}
    TRT: {name: Drug A, start_rule: First dose, end_rule: Last dose}
  arms:
    A: {name: Drug A, elements: [{element: SCRN, epoch: SCREENING}, {element: TRT, epoch: TREATMENT}]}
  visits: {BASELINE: {number: 1, day: 1, window: {before: 2, after: 3}}}
  criteria: {inclusion: {INCL01: Age of at least 18 years}, exclusion: {EXCL01: {text: Pregnancy}}}
  summary: {SPONSOR: A sponsor, AGEMAX: {null_flavor: PINF}, TTYPE: [SAFETY, EFFICACY], SSTDTC: {earliest: DM.RFSTDTC}}
"""
FILES = {"mappings/sdtm/ae.yaml": AE, "mappings/code_lists.yaml": CODE_LISTS, "raw/ae.csv": EVENTS}
FORMS = "ae: {file: ae.csv, key: [site, subj, no], private: note}"


def unconverted(build, files=None, *, study=STUDY):
    """Build the study and return its sources; nothing is run yet."""
    built = build({**FILES, **(files or {})}, forms=FORMS, study=study)
    return Sources(built.plan, built.folder, built.folder / "outputs")


def converted(build, files=None, cut_off=None):
    """Build the study, convert it, and return its sources."""
    sources = unconverted(build, files)
    assert run_sdtm(sources.folder, cut_off, final=False) == 0
    return sources


def validated(sources, *findings, rules=()):
    """Write a report of validation with these findings: rule, dataset, severity, reason of the waiver."""
    folder = sources.outputs / "validation"
    folder.mkdir(parents=True, exist_ok=True)
    told = [
        {
            "check": rule,
            "dataset": dataset,
            "severity": level,
            "waiver": None if reason is None else {"reason": reason, "who": "A", "date": "2026-01-31"},
        }
        for rule, dataset, level, reason in findings
    ]
    report = {
        "standard": "SDTMIG 3.4",
        "outcomes": {"passed": 3, "found": 2},
        "core": {"state": "not run", "reason": "CORE was not run: name one with --core", "rules": 0},
        "rules": [{"check": rule, "says": f"{rule} holds.", "outcome": "found", "reason": ""} for rule, *_ in findings]
        + list(rules),
        "findings": PLACE,
    }
    write_json_lines(report, [told], folder / "findings.json")
    return sources


def said(block):
    """Return a block, or several, as plain text: cells and paragraphs one below the other."""
    if isinstance(block, tuple):
        return "\n".join(map(said, block))
    if hasattr(block, "rows"):
        cells = ["".join(run.text for run in cell) for row in block.rows for cell in row]
        return "\n".join([*(column.heading for column in block.columns), *cells])
    return "".join(run.text for run in getattr(block, "runs", ()))


def rows(block):
    """Return the rows of a table as plain texts."""
    return [tuple("".join(run.text for run in cell) for cell in row) for row in block.rows]
