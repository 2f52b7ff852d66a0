"""A standard of a few rows to test with, and the packaged one, loaded once."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from nec_cdisc.standard import Loaded, Standard, load, loading

SMALL = {
    "sdtmig-1.0/datasets.csv": (
        "dataset,label,class,structure,keys\n"
        "AE,Adverse Events,Events,One record per event,USUBJID AETERM\n"
        "SUPPQUAL,Supplemental Qualifiers,Relationship,One record per value,USUBJID QNAM\n"
    ),
    "sdtmig-1.0/ae.csv": (
        "variable,label,type,role,core,order,codelist,format\n"
        "USUBJID,Unique Subject Identifier,Char,Identifier,Req,1,,\n"
        "AETERM,Reported Term,Char,Topic,Req,2,,\n"
        "AESER,Serious Event,Char,Record Qualifier,Exp,3,C1,\n"
        "AESTDTC,Start Date/Time,Char,Timing,Exp,4,,ISO 8601 datetime\n"
    ),
    "sdtmig-1.0/suppqual.csv": (
        "variable,label,type,role,core,order,codelist,format\n"
        "USUBJID,Unique Subject Identifier,Char,Identifier,Req,1,,\n"
        "QNAM,Qualifier Variable Name,Char,Topic,Req,2,,\n"
    ),
    "sdtmig-1.0/general.csv": (
        "class,variable,label,type,role,order,codelist,format\n"
        "Events Findings,USUBJID,Unique Subject Identifier,Char,Identifier,1,,\n"
        "Events Findings,--SPID,Sponsor-Defined Identifier,Char,Identifier,2,,\n"
        "Events,--TERM,Reported Term,Char,Topic,3,,\n"
        "Events,--SER,Serious Event,Char,Record Qualifier,4,,\n"
        "Events,--OUT,Outcome of Event,Char,Record Qualifier,5,,\n"
        "Events,--OCCUR,Occurrence Indicator,Char,Record Qualifier,6,,\n"
        "Events Findings,EPOCH,Epoch,Char,Timing,7,,\n"
        "Events,--STDTC,Start Date/Time,Char,Timing,8,,\n"
    ),
    "sdtmig-1.0/not_used.csv": "dataset,variable\nAE,AEOCCUR\n",
    "sdtm-ct-1/index.csv": (
        "code,submission_value,name,extensible,decode,also_for\n"
        "C1,NY,No Yes,No,,\n"
        "C2,TESTCD,Test Code,Yes,C3,AETERM\n"
        "C3,TEST,Test Name,Yes,,\n"
    ),
    "sdtm-ct-1/NY.csv": "term_code,value\nT1,N\nT2,Y\n",
    "sdtm-ct-1/TESTCD.csv": "term_code,value\nT3,ALT\nT4,AST\n",
    "sdtm-ct-1/TEST.csv": "term_code,value\nT4,Aspartate\nT3,Alanine\n",
    "units/conversions.csv": "test,unit,standard_unit,factor\nHGB,g/dL,g/L,10\nHGB,g/L,g/L,1\n",
    "units/zero_points.csv": "test,unit,zero\n",
    "units/rounding.csv": "test,decimals\nHGB,0\n",
    "units/spellings.csv": "spelling,unit\ng/dl,g/dL\n",
}
"""Files of a small standard: version 1.0, terminology 1."""

Files = Mapping[str, str]
Study = Callable[[Files], Loaded]


@pytest.fixture
def write() -> Callable[[Path, Files], Path]:
    """Return a function that writes files below a folder and returns the folder."""
    return _write


def _write(folder: Path, files: Files) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the small standard in the place of the packaged one and return its folder."""
    folder = _write(tmp_path / "package" / "specs", SMALL)
    monkeypatch.setattr(loading, "packaged", lambda: folder)
    return folder


@pytest.fixture
def study(small: Path, tmp_path: Path) -> Study:
    """Return a function that loads the small standard with a study's files over it."""
    assert small.is_dir()
    return lambda files: load("1.0", "1", _write(tmp_path / "study" / "specs", files))


@pytest.fixture(scope="session")
def standard() -> Standard:
    """Return the packaged standard, which must be without problems."""
    loaded = load()
    assert loaded.problems == ()
    return loaded.standard
