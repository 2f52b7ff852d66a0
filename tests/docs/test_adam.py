"""The page of analysis datasets: its blocks are real mappings, and they give what the page says."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "adam.md").read_text("utf-8")
BLOCK = re.compile(r"^```yaml\n# mappings/adam/(\w+)\.yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ONE = {"STUDYID": ["T-1"], "USUBJID": ["T-1-001"]}
SDTM = {
    "DM": ONE | {
        "SUBJID": ["001"], "SITEID": ["01"], "AGE": [61.0], "AGEU": ["YEARS"], "SEX": ["F"], "RACE": ["WHITE"],
        "ARM": ["A"], "RFXSTDTC": ["2019-07-03"], "RFXENDTC": ["2019-07"],
    },
    "RS": ONE | {"RSTESTCD": ["ECOG101"], "RSSTRESN": [1.0], "RSDTC": ["2019-07-01"], "RSDY": [-2.0]},
    "EX": ONE | {"EXDOSE": [10.0], "EXDOSFRQ": ["QD"], "EXSTDTC": ["2019-07-03"], "EXENDTC": ["2019-07-12"]},
    "AE": {
        "STUDYID": ["T-1"] * 2, "USUBJID": ["T-1-001"] * 2, "AESEQ": [1.0, 2.0], "AEGRPID": ["1", "1"],
        "AETERM": ["Rash"] * 2, "AEDECOD": ["Rash"] * 2, "AEBODSYS": ["Skin"] * 2, "AETOXGR": ["1", "2"],
        "AESTDTC": ["2019-06-20", "2019-07"], "AEENDTC": ["2019-07", ""],
    },
}  # fmt: skip


def test_the_blocks_of_the_page_are_a_study_that_runs(analyse):
    """Nothing of the page is refused, and its verbs give what the words around them say."""
    blocks = {name.upper(): text for name, text in BLOCK.findall(PAGE)}
    assert set(blocks) == {"ADSL", "ADAE", "ADEX"}
    ran = analyse(blocks, SDTM).run()
    assert ran.rows("ADSL", "SAFFL", "TRTDURD", "CUMDOSE", "ECOGBL") == [("Y", 29.0, 100.0, 1.0)]
    assert ran.rows("ADAE", "AESEQ", "TRTEMFL", "AOCCPFL") == [(1.0, None, None), (2.0, "Y", "Y")]
    assert ran.rows("ADEX", "PARAMCD", "AVAL") == [("DOSE", 10.0), ("DURD", 10.0), ("RDI", 100.0)]
    assert ran.codes == []
