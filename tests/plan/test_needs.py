"""What must come before a call."""

from __future__ import annotations

from nec_cdisc.plan.needs import Needs

MH = """\
dataset: MH
one_record_per: entry
rows: {from: mh, look_up: {me: {table: dm, match: [site, subj]}, you: {table: DM, match: {SUBJID: subj}}}}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: term
  MHCAT: MHTERM
  MHSCAT: me.sex
  MHDECOD: you.SEX
  MHDTC: DM.RFSTDTC
"""


def test_each_kind_of_name_has_its_needs(build):
    """A variable needs its step, another dataset its withheld rows, a form its file; raw columns need nothing."""
    files = {"mappings/sdtm/mh.yaml": MH, "raw/mh.csv": "site,subj,term\n"}
    plan = build(files, forms="mh: {file: mh.csv, key: [site, subj, term]}").plan
    needs = Needs(plan.study, {})
    found = {name: needs.of_call("MH", plan.bound[f"MH.{name}"]) for name in ("MHTERM", "MHCAT", "MHSCAT", "MHDECOD")}
    assert found == {
        "MHTERM": [],
        "MHCAT": ["MH.MHTERM"],
        "MHSCAT": ["read dm"],
        "MHDECOD": ["withhold DM", "DM.USUBJID", "DM.SEX"],
    }
    assert needs.of_call("MH", plan.bound["MH.MHDTC"]) == ["MH.USUBJID", "withhold DM", "DM.USUBJID", "DM.RFSTDTC"]
    assert list(needs.looked_into) == ["dm"]
