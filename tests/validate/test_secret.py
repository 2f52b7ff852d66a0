"""No report shows a value behind which a private raw column stands."""

import numpy as np
import pytest
from tests.checks.made import package, table
from tests.report.validation.made import events, rule

from nec_cdisc.plugin.check import Found
from nec_cdisc.standard.loading import load
from nec_cdisc.validate.finding import findings
from nec_cdisc.validate.running import Outcome, Result
from nec_cdisc.validate.secret import PRIVATE, secret_variables


def rules(variables, *, secret=(), supplementary=(), **block):
    """Return the rule of a dataset: variables, each with what it reads."""
    made = {name: {"reads": [{str(at): read for at, read in enumerate(reads)}]} for name, reads in variables.items()}
    held = {"sets": {}, "look_ups": {}, "endpoints": {}, **block}
    return {"variables": made, "blocks": [held], "secret": list(secret), "supplementary": list(supplementary)}


def lineage(**datasets):
    """Return the rules of a set, as lineage keeps them."""
    return datasets


SDTM = lineage(
    AE=rules({"AETERM": [], "AESEQ": [], "AENOTE": []}, secret=["AETERM", "AENOTE", "AESEQ"], supplementary=["AENOTE"])
)


def test_what_is_private_is_secret_and_so_are_its_qualifiers():
    """Variables that lineage tells of, and the values of supplemental qualifiers where one of them is secret."""
    assert secret_variables([SDTM]) == {("AE", "AETERM"), ("AE", "AENOTE"), ("SUPPAE", "QVAL")}
    assert secret_variables([lineage(AE=rules({"AETERM": []}))]) == frozenset()
    assert secret_variables([lineage(AE={**rules({}), "secret": []}), {}]) == frozenset()


def test_what_analysis_makes_of_it_is_secret():
    """Directly, by another variable, by a look-up, or by a name set in the block; what reads nothing of it is not."""
    adam = rules(
        {
            "DIRECT": [["raw column", "AE", "AETERM"]],
            "SECOND": [["variable", "ADAE", "DIRECT"]],
            "LOOKED": [["looked up", "event", "AETERM"]],
            "SET": [["name set in the block", "1", "told"]],
            "OPEN": [["raw column", "AE", "AESEQ"]],
        },
        look_ups={"event": {"table": "AE"}},
        sets={"told": {"reads": [{"x": ["raw column", "AE", "AETERM"]}]}},
    )
    found = {name for dataset, name in secret_variables([SDTM, lineage(ADAE=adam)]) if dataset == "ADAE"}
    assert found == {"DIRECT", "SECOND", "LOOKED", "SET"}


def test_where_it_cannot_be_told_it_is_secret():
    """A time to an event may read any variable of its source."""
    tte = rules({"ADT": [["role of one_row_per_test", "AE", "date"]]})
    assert ("ADTTE", "ADT") in secret_variables([SDTM, lineage(ADTTE=tte)])


@pytest.mark.parametrize("variables", [("AETERM",), ("AESTDTC",)])
def test_findings_hide_what_is_secret(variables):
    """Values, keys, the message and what a check computed are hidden; other values and the record are told."""
    found = Found("AE", "{AETERM} said {said} on {AESTDTC}", variables, np.array([1]), {"said": ["Nausea, too"]})
    results = [Result(rule("AEV101"), Outcome.FOUND, (found,))]
    hidden = {"secrets": lambda dataset, name: (dataset, name) == ("AE", "AETERM")}
    (finding,) = findings(results, package(events()), load().standard, **hidden)
    assert finding.message == f"{PRIVATE} said {PRIVATE} on 2019-07-02"
    assert "Nausea" not in repr(finding)
    assert (finding.record, finding.subject) == (2, "T-1-002")


@pytest.mark.parametrize(
    ("reads", "hidden"),
    [
        ({("DM", "DTHDTC")}, True),
        (None, True),
        ({("DM", "RFSTDTC"), ("AE", "AESTDTC")}, False),
    ],
)
def test_what_a_check_says_of_another_dataset_is_hidden(reads, hidden):
    """A date of DM that is secret stands in no finding of AE, whether the check names it or may read anything."""
    found = Found("AE", "{AESTDTC} is after the death on {died}", ("AESTDTC",), np.array([1]), {"died": ["2019-06-30"]})
    read = reads if reads is None else frozenset(reads)
    held = package(events(), table("DM", USUBJID=["T-1-002"], DTHDTC=["2019-06-30"], RFSTDTC=["2019-01-01"]))
    secrets = {"secrets": lambda dataset, name: (dataset, name) == ("DM", "DTHDTC")}
    result = Result(rule("AEV101"), Outcome.FOUND, (found,), reads=read)
    (finding,) = findings([result], held, load().standard, **secrets)
    assert finding.message == f"2019-07-02 is after the death on {PRIVATE if hidden else '2019-06-30'}"
