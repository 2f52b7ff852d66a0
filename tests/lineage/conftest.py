"""A small published study whose lineage is looked into: extremes, look-ups, roles, set names, corrections, dirt."""

from __future__ import annotations

from pathlib import Path

import pytest

from nec_cdisc.cli.adam import run_adam
from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.lineage.analysis_trace import AnalysisTracer
from nec_cdisc.lineage.stored import Stored
from nec_cdisc.lineage.tabulation import Tabulation

STUDY = """\
study: T-1
title: A trial to trace
export_date: 2026-01-31
identifiers:
  STUDYID: {constant: T-1}
  USUBJID: {concatenate: [STUDYID, site, subj], separator: "-"}
protocol:
  epochs: [{name: SCREENING}, {name: TREATMENT, starts: DM.RFXSTDTC}]
  visits: {WEEK 1: {number: 1, day: 1}}
"""
SOURCE = """\
source: edc
subject: [site, subj]
visit: visit
missing: [NK]
dates: {orders: dmy, unknown: [UN]}
numbers: {decimal: ","}
ticks: {ticked: ["1"], not_ticked: ["0"]}
visits: {Week 1: WEEK 1}
forms:
  dm: {file: dm.csv, key: [site, subj], private: initials}
  ex: {file: ex.csv, key: [site, subj, no]}
  ae: {file: ae.csv, key: [site, subj, no]}
  coding: {file: coding.csv, key: text}
  vs: {file: vs.csv, key: [site, subj, visit]}
"""
CODE_LISTS = """\
sex: {unknown: query, terms: {f: F, m: M}}
"""
MAPPINGS = {
    "dm": """\
dataset: DM
one_record_per: subject
rows: {from: dm}
variables:
  SUBJID: {concatenate: [site, subj], separator: "-"}
  RFSTDTC: RFXSTDTC
  RFXSTDTC: {earliest: EX.EXSTDTC}
  RFXENDTC: {latest: EX.EXENDTC}
  SITEID: site
  SEX: {code: sex, list: sex}
  COUNTRY: {constant: DEU}
supplementary:
  INITIALS: {take: initials, label: Initials}
""",
    "ex": """\
dataset: EX
one_record_per: dose
rows: {from: ex, keep: dose is not 0}
variables:
  EXSEQ: {sequence: [EXSTDTC]}
  EXTRT: {constant: Drug}
  EXDOSE: {number: dose}
  EXDOSU: {constant: mg}
  EXSTDTC: {date: start}
  EXENDTC: {date: stop}
""",
    "ae": """\
dataset: AE
one_record_per: event
rows:
  from: ae
  keep: text is filled
  look_up: {coded: {table: coding, match: text}}
variables:
  AESEQ: {sequence: [AESTDTC, AETERM]}
  AETERM: text
  AEDECOD: coded.pt
  AEBODSYS: coded.soc
  AESTDTC: {date: start}
  AESTDY: {study_day: AESTDTC}
  EPOCH: {epoch: AESTDTC}
supplementary:
  AEMORE: {take: more, label: More}
""",
    "vs": """\
dataset: VS
one_record_per: test per visit
rows:
  from: vs
  one_row_per_test: {WEIGHT: {result: wt}, HEIGHT: {result: ht}}
  set: {measured: {number: result}}
variables:
  VSSEQ: {sequence: [VSDTC, VSTESTCD]}
  VSTESTCD: test
  VSTEST: {decode: VSTESTCD}
  VSORRES: result
  VSSTRESC: measured
  VSSTRESN: measured
  VISIT: {visit: visit}
  VSDTC: {date: day}
""",
}
RAW = {
    "dm": "site,subj,sex,initials\n01,001,f,ZZ\n01,002,m,QQ\n",
    "ex": (
        "site,subj,no,dose,start,stop\n01,001,1,10,08.07.2019,14.07.2019\n01,001,2,10,03.07.2019,07.07.2019\n"
        "01,001,3,0,01.07.2019,02.07.2019\n01,002,1,5,04.07.2019,05.07.2019\n"
    ),
    "ae": (
        "site,subj,no,text,start,more\n01,001,1,Nausea,05.07.2019,at night\n01,001,2,Rash,UN.08.2019,\n"
        "01,001,3,,01.01.2019,\n01,002,1,Rash,31.06.2019,\n01,009,1,Rash,01.07.2019,\n"
    ),
    "coding": (
        "text,pt,soc\nNausea,Nausea,Gastrointestinal disorders\nRash,Rash,Skin disorders\nCough,Cough,Respiratory\n"
    ),
    "vs": 'site,subj,visit,day,wt,ht\n01,001,Week 1,03.07.2019,"70,5",180\n01,002,Week 1,04.07.2019,NK,165\n',
}
CORRECTIONS = (
    "form,key,field,old_value,new_value,who,why\n"
    "ae,site=01; subject=001; no=1,start,05.07.2019,06.07.2019,J. Doe,site letter of 2019-09-01\n"
).replace("subject=", "subj=")


def written(folder: Path) -> Path:
    """Write the study to a folder."""
    files = {f"mappings/sdtm/{name}.yaml": text for name, text in MAPPINGS.items()}
    files |= {f"raw/{name}.csv": text for name, text in RAW.items()}
    files |= {"mappings/study.yaml": STUDY, "mappings/sources/edc.yaml": SOURCE}
    files |= {"mappings/code_lists.yaml": CODE_LISTS, "mappings/corrections.csv": CORRECTIONS}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def traced(tmp_path_factory) -> Path:
    """Give the folder of the small study, converted and published."""
    folder = written(tmp_path_factory.mktemp("traced"))
    assert run_sdtm(folder, None, final=False) == 0
    return folder


@pytest.fixture(scope="session")
def stored(traced: Path) -> Stored:
    """Give the lineage of the small study."""
    return Stored(traced / "outputs" / "lineage", traced / "outputs" / "sdtm")


@pytest.fixture(scope="session")
def evinec_stored(published_demo: Path) -> Stored:
    """Give the lineage of the demo export."""
    return Stored(published_demo / "outputs" / "lineage", published_demo / "outputs" / "sdtm")


@pytest.fixture
def study_folder(tmp_path: Path) -> Path:
    """Give the small study, not converted yet."""
    return written(tmp_path / "study")


#: Analysis of the small study: a step on the way, a sum, a choice, a time to an event.
ANALYSIS = {
    "adsl": """\
dataset: ADSL
one_record_per: subject
rows:
  from: DM
  choose:
    last: {latest: EX.EXSTDTC}
copied:
  DM: [SUBJID, SITEID, SEX]
variables:
  AGE: {number: fifty}
  AGEU: {constant: YEARS}
  RACE: {constant: WHITE}
  ARM: {constant: A}
  TRT01P: {constant: A}
  TRTSDT: {take: RFXSTDTC}
  TRTEDT: {take: RFXENDTC}
  DOSES: {number_of: EX.EXDOSE, label: Number of Doses}
  LASTDOSE: {take: last.EXDOSE, label: Last Dose (mg)}
  LASTDT: {take: last.answer, label: Date of Last Dose}
working:
  fifty: {constant: "50"}
""",
    "events": """\
dataset: EVENTS
one_record_per: dated event
intermediate: true
rows: {from: AE, keep: AESTDTC is filled}
variables:
  ADT: {impute_date: AESTDTC, up_to: D}
  TERM: AEDECOD
""",
    "adae": """\
dataset: ADAE
one_record_per: event
rows: {from: AE}
copied:
  ADSL: [TRTSDT]
  AE: [AESEQ, AETERM, AEDECOD, AEBODSYS]
variables:
  ASTDT: {impute_date: AESTDTC, up_to: D}
  MORE: {take: AEMORE, label: More of the Event}
""",
    "adtte": """\
dataset: ADTTE
one_record_per: parameter per subject
rows:
  from: ADSL
  time_to_event:
    TTAE:
      label: Time to First Event (days)
      start: TRTSDT
      event:
        - {from: EVENTS, keep: TERM is Nausea, date: ADT, describe: NAUSEA}
      censor:
        - {from: ADSL, date: TRTEDT, code: 1, describe: NO EVENT, describe_date: LAST DOSE}
    TTAEX: {like: TTAE, label: Time to First Event Again (days)}
variables:
  PARAM: parameter_label
  PARAMCD: parameter
  AVAL: {time_lasted: ADT, since: STARTDT}
  STARTDT: start
  ADT: date
  CNSR: censor
  EVNTDESC: event_description
  ASEQ: {sequence: [PARAMCD]}
""",
}


def analysis_written(folder: Path, **changed: tuple[str, str]) -> Path:
    """Write the study with its analysis to a folder; ``changed`` are other words in the file of a dataset."""
    (written(folder) / "mappings" / "adam").mkdir()
    for name, text in ANALYSIS.items():
        said = text.replace(*changed[name]) if name in changed else text
        (folder / "mappings" / "adam" / f"{name}.yaml").write_text(said, encoding="utf-8")
    return folder


@pytest.fixture
def analysed_folder(tmp_path: Path) -> Path:
    """Give the small study with its analysis, converted, analysed and published."""
    folder = analysis_written(tmp_path / "study")
    assert run_adam(folder, None) == 0
    return folder


@pytest.fixture
def tracer(analysed_folder: Path) -> AnalysisTracer:
    """Give what traces values of the analysis of the small study."""
    outputs = analysed_folder / "outputs"
    stored = Stored(outputs / "adam_lineage", outputs / "adam")
    return AnalysisTracer(stored, Tabulation(outputs / "lineage", outputs / "sdtm"))
