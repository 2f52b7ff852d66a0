"""The rules that are kept are those of the plan."""

from __future__ import annotations

import json

from nec_cdisc.lineage.rules import rules
from nec_cdisc.plan.lint import lint
from nec_cdisc.study.folder import open_study


def test_each_rule_has_its_line_and_what_it_reads(study_folder):
    """Text, mapping line, shape of the verb and what each row block reads are plain data."""
    plan = lint(open_study(study_folder)).plan
    held = json.loads(json.dumps(rules(plan)))
    assert held["forms"]["ae"] == "raw/ae.csv"
    rule = held["datasets"]["AE"]["variables"]["AESTDTC"]
    assert (rule["text"], rule["line"], rule["shape"]) == ("date start", "mappings/sdtm/ae.yaml:12:3", "value")
    assert rule["reads"] == [{"start": ["raw column", "ae", "start"]}]
    first = held["datasets"]["DM"]["variables"]["RFXSTDTC"]
    assert (first["elsewhere"], first["first"]) == ("EX", "EX.EXSTDTC")
    block = held["datasets"]["AE"]["blocks"][0]
    assert (block["keep"], block["look_ups"]["coded"]["match"]) == ("text is filled", {"text": "text"})
    assert list(held["datasets"]["VS"]["blocks"][0]["sets"]) == ["measured"]


def test_variables_behind_which_a_private_column_stands_are_named(build):
    """A variable that reads a private column, and one that reads that variable, are secret; others are not."""
    files = {
        "mappings/sdtm/ae.yaml": (
            "dataset: AE\none_record_per: event\nrows: {from: ae}\nvariables:\n  AESEQ: {sequence: [AETERM]}\n"
            "  AETERM: text\n  AEMODIFY: {upper: AETERM}\n  AESPID: no\n"
        ),
        "raw/ae.csv": "site,subj,no,text\n01,001,1,x\n",
    }
    built = build(files, forms="ae: {file: ae.csv, key: [site, subj, no], private: text}")
    secret = rules(built.plan)["datasets"]["AE"]["secret"]
    assert {"AETERM", "AEMODIFY"} <= set(secret)
    assert "AESPID" not in secret
    assert rules(built.plan)["datasets"]["DM"]["secret"] == []
