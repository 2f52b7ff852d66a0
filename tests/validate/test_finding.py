"""A finding says which record, which values, where they come from, and is known again in the next run."""

import numpy as np
from tests.checks.made import package, table

from nec_cdisc.plugin.check import Found, Level, Rule
from nec_cdisc.standard.loading import load
from nec_cdisc.validate.finding import findings
from nec_cdisc.validate.running import Outcome, Result

RULE = Rule("XYZ101", "a_rule", Level.ERROR, "It holds.", "It must.", "Look.", "a test", "AE")


def of(*found, tables, **more):
    """Return the findings of one result."""
    return list(findings([Result(RULE, Outcome.FOUND, found)], package(*tables), load().standard, **more))


def ae(*sequences, subjects=None):
    """Return adverse events with these numbers."""
    return table(
        "AE",
        USUBJID=subjects or ["1"] * len(sequences),
        AESEQ=list(sequences),
        AETERM=["x", *[None] * (len(sequences) - 1)],
    )


def test_a_record_is_told_with_values_and_keys():
    """Subject, sequence, values, natural keys and what the check computed stand in the finding of each record."""
    found = Found("AE", "{AETERM} on day {day}", ("AETERM",), np.array([0, 1]), {"day": [5.0, float("nan")]})
    one, two = of(found, tables=[ae(4, 7)])
    assert (one.record, one.subject, one.sequence, one.message) == (1, "1", "4", "x on day 5")
    assert (two.record, two.message, two.values) == (2, "(blank) on day (blank)", (("AETERM", "(blank)"),))
    assert dict(one.keys)["USUBJID"] == "1"


def test_origin_and_line_are_asked_for():
    """Raw rows are those of the record, and the line is that of the first variable which has one."""
    found = Found("AE", "m", ("AEX", "AETERM"), np.array([1]))
    finding = of(
        found,
        tables=[ae(4, 7)],
        origins=lambda dataset, records: [(f"{dataset}:{record}",) for record in records],
        lines=lambda dataset, variable: {"AETERM": f"{dataset.lower()}.yaml:3"}.get(variable),
    )[0]
    assert (finding.raw, finding.line) == (("AE:1",), "ae.yaml:3")


def test_the_line_is_one_of_the_dataset_itself():
    """Of keys the line of a variable of the dataset is named, not that of the subject, which all datasets have."""
    found = Found("AE", "m", ("STUDYID", "USUBJID", "AETERM"), np.array([0]))
    assert of(found, tables=[ae(4)], lines=lambda _dataset, variable: f"at {variable}")[0].line == "at AETERM"
    alone = Found("AE", "m", ("USUBJID",), np.array([0]))
    assert of(alone, tables=[ae(4)], lines=lambda _dataset, variable: f"at {variable}")[0].line == "at USUBJID"


def test_a_finding_is_known_again_among_other_records():
    """The same fault of the same record keeps its identity when records are added before it, and no other has it."""
    found = Found("AE", "m", ("AESTDTC",), np.array([0, 1]))
    keys = {"AEDECOD": ["x", "y", "z"], "AESTDTC": ["2019", "2019", "2020"]}
    before = of(found, tables=[table("AE", USUBJID=["2", "3"], **{name: values[1:] for name, values in keys.items()})])
    after = of(found, tables=[table("AE", USUBJID=["1", "2", "3"], **keys)])
    assert before[0].identity == after[1].identity
    assert len({item.identity for item in (*before, *after)}) == 3


def test_records_that_keys_do_not_tell_apart_are_counted():
    """Two faults of records with the same keys have two identities."""
    one, two = of(Found("AE", "m", ("AETERM",), np.array([0, 1])), tables=[ae(4, 7)])
    assert one.keys == two.keys
    assert one.identity != two.identity


def test_a_dataset_as_a_whole_has_no_record():
    """A finding about a dataset, even one that is not there, is told without a record."""
    whole = of(Found("TS", "no TS"), Found("AE", "no label", ("AETERM",)), tables=[ae(1)])
    assert [(item.dataset, item.record, item.subject) for item in whole] == [("TS", None, None), ("AE", None, None)]
    assert whole[0].identity != whole[1].identity
