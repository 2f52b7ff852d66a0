"""A small study that the commands work on."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
sys.path.insert(0, str(REPOSITORY / "tests" / "standard_files"))  # published.py
DM = """STUDY,SITE,SUBJ,SEX,AGE,RACE,COUNTRY,ARM,FIRSTDOSE,LASTDOSE,CONSENT
ONC-01,101,00001,Male,61,White,USA,Drug A,05-JAN-2024,10-MAY-2024,20-DEC-2023
ONC-01,102,00002,Female,47,Asian,USA,Placebo,06-FEB-2024,11-JUN-2024,15-JAN-2024
"""
LB = """STUDY,SITE,SUBJ,VISIT,LBDAT,LBTIM,TEST,RESULT,UNIT,REFLO,REFHI
ONC-01,101,00001,Screening,02-JAN-2024,08:30,Sodium,140,mmol/L,135,145
ONC-01,101,00001,C1D1,05-JAN-2024,08:30,Sodium,133,mmol/L,135,145
ONC-01,102,00002,Screening,31-FEB-2024,08:30,Sodium,141,mmol/L,135,145
ONC-01,109,00009,Screening,02-JAN-2024,08:30,Sodium,141,mmol/L,135,145
"""


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Give a study folder of two subjects, with an impossible date and an orphan subject."""
    folder = tmp_path / "study"
    shutil.copytree(REPOSITORY / "bench" / "lab" / "mappings", folder / "mappings")
    raw = folder / "raw"
    raw.mkdir()
    (raw / "dm.csv").write_text(DM, encoding="utf-8")
    (raw / "lb.csv").write_text(LB, encoding="utf-8")
    return folder
