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
