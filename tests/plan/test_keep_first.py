"""What ``keep_first`` may name, and what is derived before and after it."""

from __future__ import annotations

import pytest
from tests.run.test_keep_first import FORMS, HEAD, LATER, LISTS, TU

from nec_cdisc.plan.describe import describe_step
from nec_cdisc.plan.step import FirstOfEach


def built(build, rule="{of_each: TULNKID, by: TUDTC}", working="at: when"):
    """Build the study with a rule and other working names."""
    files = {
        "mappings/code_lists.yaml": LISTS,
        "mappings/sdtm/tu.yaml": TU.replace("{of_each: TULNKID, by: TUDTC}", rule).replace("at: when", working),
        "raw/scan.csv": HEAD,
        "raw/later.csv": LATER,
    }
    return build(files, forms=FORMS)


def test_only_what_decides_is_derived_before(build):
    """Other variables are derived of the records that are kept, so that the others raise no query."""
    study = built(build, "{of_each: TULNKID, prefer: organ is liver, by: TUDTC}")
    assert study.said == []
    steps = [step.id for step in study.plan.steps]
    first = steps.index("first TU")
    before = {name for name in steps[:first] if name.startswith("TU.")}
    assert before == {"TU.USUBJID", "TU.TULNKID", "TU.TUDTC"} | ({"TU.STUDYID"} & before)
    assert steps.index("rows TU") < first < steps.index("TU.TULOC")
    (step,) = [step for step in study.plan.steps if isinstance(step, FirstOfEach)]
    assert describe_step(step) == (
        "keep the first of each TULNKID by those where organ is liver before others, then TUDTC "
        "[mappings/sdtm/tu.yaml:3:1]"
    )


@pytest.mark.parametrize(
    ("rule", "code", "column", "said"),
    [
        ("{of_each: lesion, by: TUDTC}", "MAP127", 23, "keep_first reads variables of TU, and 'lesion' is none"),
        ("{of_each: TULNKID, by: day}", "MAP127", 36, "keep_first reads variables of TU, and 'day' is none"),
        ("{of_each: TULNKID, by: TULOC}", "MAP126", 36, "keep_first orders records by dates and numbers, and 'TULOC'"),
        ("{of_each: TULNKDI, by: TUDTC}", "MAP121", 23, "'TULNKDI' is neither a column of scan nor a variable of TU ["),
        ("{of_each: TULNKID, by: TUSEQ}", "MAP127", 36, "keep_first reads TUSEQ, which compares records of the sub"),
        ("{of_each: TULNKID, prefer: TUDTC is, by: TUDTC}", "MAP131", 48, ""),
        ("{of_each: TULNKID}", "MAP103", 13, "'by' is missing in keep_first"),
        ("{of_each: [], by: TUDTC}", "MAP101", 23, ""),
        ("{of_all: TULNKID, by: TUDTC}", "MAP102", 14, "'of_all' is no key of keep_first"),
    ],
)
def test_a_rule_that_cannot_be_carried_out_is_refused(build, rule, code, column, said):
    """Texts make no order, rows have no variables, and what compares records is known only when all are."""
    told = built(build, rule).said
    assert any(item.startswith(f"{code} mappings/sdtm/tu.yaml:3:{column}: {said}") for item in told), told


def test_what_stands_behind_a_variable_is_looked_at_too(build):
    """A variable that reads another which compares records of the subject is refused, and the other one is named."""
    told = built(build, "{of_each: TULNKID, by: at}", "at: {number: again}, again: {text: TUSEQ}").said
    assert [item.partition(": ")[2][:58] for item in told] == [
        "keep_first reads TUSEQ, which compares records of the subj"
    ]
