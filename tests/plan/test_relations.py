"""The step that makes RELREC."""

from __future__ import annotations

from tests.run.test_related import CM, FORMS, OF_DATASETS, OF_RECORDS, TUMOURS

from nec_cdisc.plan.describe import describe_plan
from nec_cdisc.plan.relations import relations


def test_relrec_is_the_last_step_and_waits_for_all_that_it_relates(build):
    """The plan prints what it relates."""
    plan = build({**OF_RECORDS, **OF_DATASETS}, forms=FORMS + TUMOURS).plan
    assert [item.name for item in relations(plan.study)] == ["CMAE", "TRTU"]
    assert set(plan.steps[-1].needs) == {"finish CM", "finish AE", "finish TR", "finish TU"}
    assert list(describe_plan(plan))[-1].endswith("relate records: CMAE, TRTU")


def test_without_relations_there_is_no_such_step(build):
    """Nor where the other dataset is not mapped, which is a problem of its own."""
    assert not [step for step in build().plan.steps if step.id.startswith("relate")]
    files = {**OF_RECORDS, "mappings/sdtm/cm.yaml": CM.replace("AE.AESPID", "AX.AESPID")}
    assert not [step for step in build(files, forms=FORMS).plan.steps if step.id.startswith("relate")]
