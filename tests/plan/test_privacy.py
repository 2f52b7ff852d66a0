"""A private column is seen behind everything that is made of it."""

from __future__ import annotations

import pytest

from nec_cdisc.plan.privacy import private_behind

MH = """\
dataset: MH
one_record_per: entry
rows:
  from: mh
  set: {own: {concatenate: [no, secret]}, plain: no}
  look_up: {me: {table: dm, match: [site, subj]}}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: term
  MHCAT: own
  MHSCAT: MHCAT
  MHDECOD: plain
  MHBODSYS: me.sex
  MHPRESP: DM.SEX
  MHSTAT: {concatenate: [term, secret]}
  MHENRF: {take: term, only_when: secret is filled}
"""


@pytest.mark.parametrize(
    ("name", "private"),
    [
        ("MHTERM", False),
        ("MHCAT", True),
        ("MHSCAT", True),
        ("MHDECOD", False),
        ("MHBODSYS", True),
        ("MHPRESP", True),
        ("MHSTAT", True),
        ("MHENRF", False),
    ],
)
def test_a_private_column_is_found_behind_names_variables_and_look_ups(build, name, private):
    """Directly, through a set name, a copy, a look-up or another dataset; a condition quotes no value."""
    source = (
        "source: edc\nsubject: [site, subj]\nticks: {ticked: '1'}\nforms:\n"
        "  dm: {file: dm.csv, key: [site, subj], private: sex}\n"
        "  mh: {file: mh.csv, key: [site, subj, no], private: secret}\n"
    )
    files = {"mappings/sdtm/mh.yaml": MH, "mappings/sources/edc.yaml": source}
    plan = build({**files, "raw/mh.csv": "site,subj,no,term,secret\n"}).plan
    assert private_behind(plan, "MH", plan.bound[f"MH.{name}"]) is private


def test_a_private_column_is_found_behind_a_role(build):
    """A test's result may come from a private column."""
    vs = (
        "dataset: VS\none_record_per: test\nrows: {from: vs, one_row_per_test: {HEIGHT: {result: ht, unit: u}}}\n"
        "variables:\n  VSSEQ: {sequence: [VSTESTCD]}\n  VSTESTCD: test\n  VSTEST: {decode: VSTESTCD}\n"
        "  VSORRES: result\n  VSORRESU: unit\n"
    )
    form = "vs: {file: vs.csv, key: [site, subj], private: ht}"
    plan = build({"mappings/sdtm/vs.yaml": vs, "raw/vs.csv": "site,subj,ht,u\n"}, forms=form).plan
    assert private_behind(plan, "VS", plan.bound["VS.VSORRES"])
    assert not private_behind(plan, "VS", plan.bound["VS.VSORRESU"])
