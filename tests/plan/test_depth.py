"""Names that read names that read names."""

from __future__ import annotations

import pytest

from nec_cdisc.plan.depth import DEEPEST, MOST_WAYS
from nec_cdisc.plan.describe import inputs
from nec_cdisc.plan.privacy import private_behind

DM = """\
dataset: DM
one_record_per: subject
rows:
  from: dm
  set:
{sets}variables:
  SUBJID: {last}
  RFSTDTC: {{date: first}}
  SITEID: site
  SEX: {{code: sex, list: sex}}
  COUNTRY: {{constant: DEU}}
"""
PRIVATE = """\
source: edc
subject: [site, subj]
dates: {orders: dmy, unknown: [UN]}
forms:
  dm: {file: dm.csv, key: [site, subj], private: [subj]}
"""


def chain(length: int) -> dict[str, str]:
    """Return a mapping in which each name reads the one before it."""
    sets = "    s1: subj\n" + "".join(f"    s{at}: {{upper: s{at - 1}}}\n" for at in range(2, length + 1))
    return {"mappings/sdtm/dm.yaml": DM.format(sets=sets, last=f"s{length}")}


def ladder(rungs: int) -> dict[str, str]:
    """Return a mapping in which two names read both names of the rung below: the ways double with each."""
    sets = "    a0: subj\n    b0: subj\n" + "".join(
        f"    {one}{at}: {{coalesce: [{one}{at - 1}, {other}{at - 1}]}}\n"
        for at in range(1, rungs + 1)
        for one, other in ("ab", "ba")
    )
    return {"mappings/sdtm/dm.yaml": DM.format(sets=sets, last=f"a{rungs}")}


@pytest.mark.parametrize("length", [2, DEEPEST - 1])
def test_what_can_be_followed_is_no_problem(build, length: int):
    """Up to the limit, the variable itself counted, names may read names."""
    assert build(chain(length)).run().rows("DM", "SUBJID") == ["001", "002", "001"]


@pytest.mark.parametrize("length", [DEEPEST, 3_000])
def test_what_nobody_can_follow_is_one_problem(build, length: int):
    """Beyond the limit the first name is told with its line, however long the chain is."""
    found = [problem for problem in build(chain(length)).problems if problem.code == "MAP162"]
    assert [problem.place.file for problem in found] == ["mappings/sdtm/dm.yaml"]


def test_ways_that_double_with_each_rung_are_one_problem(build):
    """Ten rungs, a thousand ways, can be run; forty rungs, a trillion ways, are refused before anything walks them."""
    assert build(ladder(10)).run().rows("DM", "SUBJID") == ["001", "002", "001"]
    built = build(ladder(40))
    found = [problem.message for problem in built.problems if problem.code == "MAP162"]
    assert len(found) == 1
    assert found[0].endswith(f"is more than {MOST_WAYS:,} ways away from the raw data")


def test_explanation_and_privacy_walk_each_name_once(build):
    """Also where lint has refused the mapping, 'explain' takes no longer than there are names."""
    built = build(ladder(40))
    assert len(list(inputs(built.plan, "DM", "SUBJID"))) == 1 + 2 + 39 * 4 + 2
    assert private_behind(built.plan, "DM", built.plan.bound["DM.SUBJID"]) is False


def test_a_private_column_is_seen_at_the_far_end(build):
    """What lies below all rungs is still private."""
    built = build({**ladder(40), "mappings/sources/edc.yaml": PRIVATE})
    assert private_behind(built.plan, "DM", built.plan.bound["DM.SUBJID"]) is True
    assert private_behind(built.plan, "DM", built.plan.bound["DM.SEX"]) is False


def test_identifiers_that_need_each_other_are_told(build):
    """A circle of identifiers is a circle like any other, and no endless walk."""
    study = """\
study: T-1
title: A trial to test with
export_date: 2026-01-31
identifiers:
  STUDYID: {upper: USUBJID}
  USUBJID: {upper: STUDYID}
"""
    assert "MAP161" in {problem.code for problem in build({"mappings/study.yaml": study}).problems}
