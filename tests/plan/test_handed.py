"""What verbs are handed besides columns."""

from __future__ import annotations

from nec_cdisc.plan.handed import handed_in

DM = """\
dataset: DM
one_record_per: subject
rows: {from: dm}
variables:
  SUBJID: subj
  RFSTDTC: {date: first}
  SITEID: site
  SEX: {code: sex, list: sex}
  COUNTRY: {constant: DEU}
  ARM: {concatenate: [site, subj], separator: "/"}
"""


def test_each_verb_gets_what_it_asks_for(build):
    """Conventions come from the source, code lists by name, options from the line."""
    plan = build({"mappings/sdtm/dm.yaml": DM}).plan
    source = plan.study.sources["edc"]
    given = {
        name: handed_in(plan.study, plan.standard, plan.bound[f"DM.{name}"].call, source)
        for name in ("RFSTDTC", "SEX", "COUNTRY", "ARM")
    }
    assert given["RFSTDTC"] == {"convention": source.dates}
    assert given["SEX"] == {"list": plan.study.code_lists["sex"]}
    assert given["COUNTRY"] == {"text": "DEU"}
    assert given["ARM"] == {"separator": "/"}


def test_a_verb_of_grades_gets_the_criteria_of_the_standard(build):
    """The study's own thresholds are among them, because the standard holds both."""
    text = DM.replace("SITEID: site", "SITEID: {ctcae_term: site, version: '4.03'}")
    plan = build({"mappings/sdtm/dm.yaml": text}).plan
    given = handed_in(plan.study, plan.standard, plan.bound["DM.SITEID"].call, plan.study.sources["edc"])
    assert given == {"version": "4.03", "criteria": plan.standard.grades}
