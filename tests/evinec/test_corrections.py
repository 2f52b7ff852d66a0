"""A register for the demo export, and the report of it as it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

from nec_cdisc.cli.sdtm import run_sdtm

ROOT = Path(__file__).parents[2]
REGISTER = """\
form,key,field,old_value,new_value,who,why
ae,site=04; subject=002; ae_no=8,ae_start,05.03.2017,05.01.2017,J. Doe,site letter
ae,site=04; subject=002; ae_no=8,ae_text,Vomitting,Nausea,J. Doe,site letter
ae,site=04; subject=002; ae_no=8,ae_narrative,a,b,J. Doe,names the patient
vital_signs,site=99; subject=002; vs_date=01.01.2016,vs_date,,01.01.2016,J. Doe,site letter
"""
REPORT = """\
mapping_line,form,key,field,old_value,new_value,who,why,result,detail,raw_file,raw_row,subject,visit,value_in_export,variables,used_for
mappings/corrections.csv:2:1,ae,site=04; subject=002; ae_no=8,ae_start,05.03.2017,05.01.2017,J. Doe,site letter,applied,,raw/ae.csv,80,EVINEC-04-002,Running log,05.03.2017,AE.AESTDTC,data cut-off
mappings/corrections.csv:3:1,ae,site=04; subject=002; ae_no=8,ae_text,Vomitting,Nausea,J. Doe,site letter,not applied,"the cell holds 'Vomiting', not the old value of the register",raw/ae.csv,80,EVINEC-04-002,Running log,Vomiting,AE.AETERM,look-up coding
mappings/corrections.csv:4:1,ae,site=04; subject=002; ae_no=8,ae_narrative,(private),(private),J. Doe,names the patient,not applied,"the cell holds another value, not the old value of the register",raw/ae.csv,80,EVINEC-04-002,Running log,(private),,
mappings/corrections.csv:5:1,vital_signs,site=99; subject=002; vs_date=01.01.2016,vs_date,,01.01.2016,J. Doe,site letter,not applied,"its key finds 0 records of vital_signs, not one: none has '99' in site; the export writes it like '01'",raw/vital_signs.csv,,,,,VS.VSDTC,"edit checks, EDC key, data cut-off"
"""  # noqa: E501 - the report as it stands


def test_the_report_of_a_register_is_as_it_stands(tmp_path):
    """Applied, not matching, private and found nowhere: each line says what became of it."""
    for name in ("mappings", "raw", "specs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "mappings" / "corrections.csv").write_text(REGISTER, encoding="utf-8")
    assert run_sdtm(tmp_path, None, final=False) == 0
    assert (tmp_path / "outputs" / "reports" / "corrections.csv").read_text(encoding="utf-8") == REPORT
