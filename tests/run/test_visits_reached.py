"""Series of visits without a planned end, cut where the data end."""

from __future__ import annotations

import pytest
from tests.plan.trial_design.conftest import PROTOCOL

from nec_cdisc.dataset.encoded import Encoded, encode
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.run.visits_reached import not_reached

CYCLES = ("CYCLE 1", "CYCLE 2", "CYCLE 3", "CYCLE 4")
UNENDING = PROTOCOL.replace("next: {number: 1, day: 7}", "next: {number: 1, day: 7}, last: reached")
SOURCE = """\
source: edc
subject: [site, subj]
visit: visit
dates: {orders: dmy, unknown: [UN]}
visits: {Week 1..2: WEEK 1..2}
forms:
  dm: {file: dm.csv, key: [site, subj]}
  vs: {file: vs.csv, key: [site, subj, visit]}
"""
VS = """\
dataset: VS
one_record_per: measurement
rows: {from: vs}
variables:
  VSSEQ: {sequence: [VISITNUM]}
  VSTESTCD: {constant: PULSE}
  VSTEST: {decode: VSTESTCD}
  VSORRES: pulse
  VSORRESU: {constant: beats/min}
  VISITNUM: {visit_number: VISIT, date: VSDTC}
  VISIT: {visit: visit}
  VSDTC: {date: day}
"""


def holding(name, visits: Encoded) -> Dataset:
    """Return a dataset with these visits."""
    return Dataset(name, {"VISIT": visits})


@pytest.mark.parametrize(
    ("visits", "beyond"),
    [
        (["CYCLE 1", "CYCLE 3"], {"CYCLE 4"}),
        (["SCREENING", None], {"CYCLE 2", "CYCLE 3", "CYCLE 4"}),
        (["CYCLE 4"], set()),
    ],
)
def test_visits_after_the_last_one_reached_are_left_out(visits, beyond):
    """A visit that was left out in between stays; the first one is always planned."""
    assert not_reached([CYCLES], {"VS": holding("VS", encode(visits))}) == beyond


def test_the_farthest_of_all_datasets_counts():
    """A value that stands in a column and in no record reaches nothing."""
    left = Encoded(encode(["CYCLE 2"]).codes, ["CYCLE 2", "CYCLE 4"])
    found = {"VS": holding("VS", left), "LB": holding("LB", encode(["CYCLE 3"])), "DM": Dataset("DM", {})}
    assert not_reached([CYCLES], found) == {"CYCLE 4"}
    assert not_reached([], found) == frozenset()


@pytest.mark.parametrize(("visit", "planned"), [("Week 1", ["WEEK 1"]), ("Week 2", ["WEEK 1", "WEEK 2"])])
def test_tv_goes_as_far_as_a_subject_came(build, visit, planned):
    """Visits of the series that nobody reached are no records of TV; all other visits are."""
    files = {
        "mappings/sources/edc.yaml": SOURCE,
        "mappings/sdtm/vs.yaml": VS,
        "raw/vs.csv": f"site,subj,visit,day,pulse\n01,001,{visit},08.07.2019,70\n",
    }
    ran = build(files, study=UNENDING).run()
    assert ran.rows("TV", "VISIT") == ["SCREENING", *planned, "MRI"]
