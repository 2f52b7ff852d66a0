"""Records of analysis are known again by what they are about, not by their number."""

import numpy as np
from tests.checks.made import package, table

from nec_cdisc.plugin.check import Found, Level, Rule
from nec_cdisc.standard.loading import load
from nec_cdisc.validate.finding import findings
from nec_cdisc.validate.natural_key import natural_keys, sequence_of
from nec_cdisc.validate.running import Outcome, Result

RULE = Rule("XYZ101", "a_rule", Level.ERROR, "It holds.", "It must.", "Look.", "a test", "ADAE")


def told(made, *records):
    """Return findings of these records, from 0."""
    result = Result(RULE, Outcome.FOUND, (Found(made.name, "m", ("ASTDT",), np.array(records)),))
    return list(findings([result], package(made), load().standard))


def adae(*terms, **more):
    """Return events of one subject for analysis."""
    count = len(terms)
    days = [float(21000 + each) for each in range(count)]
    return table("ADAE", USUBJID=["1"] * count, AEDECOD=list(terms), ASTDT=days, **more)


def test_another_event_is_not_known_again_as_one_that_was_corrected():
    """A finding of an event has an identity of its own, not that of the finding before it which is gone."""
    events = adae("Cough", "Rash", AESEQ=[3, 5])
    cough, rash = told(events, 0, 1)
    assert cough.identity != rash.identity
    assert told(events, 1)[0].identity == rash.identity
    assert (rash.sequence, rash.told["AESEQ"]) == ("5", "5")


def test_a_record_of_analysis_is_known_again_among_others():
    """A record that is added before another one renumbers it, and its finding stays the same."""
    names = ("USUBJID", "PARAMCD", "ADT")
    before = table("ADLB", **{name: ["1"] for name in names}, ASEQ=[1])
    after = table("ADLB", **{name: ["0", "1"] for name in names}, ASEQ=[1, 2])
    assert told(before, 0)[0].identity == told(after, 1)[0].identity


def test_where_nothing_else_does_the_number_tells_records_apart():
    """Two events of one term and day are told apart by their number, and the third one needs none."""
    events = table("ADAE", USUBJID=["1"] * 3, AEDECOD=["x", "x", "y"], AESEQ=[1, 2, 3])
    assert [dict(each.keys).get("AESEQ") for each in told(events, 0, 1, 2)] == ["1", "2", None]
    assert told(events, 0, 1)[1].identity == told(events, 1)[0].identity


def test_a_domain_has_the_keys_of_the_standard():
    """Of a dataset of the standard keys are those that it has, and nobody asks which records share them."""
    keys, repeated = natural_keys(table("AE", USUBJID=["1"], AEDECOD=["x"], AESEQ=[1]), load().standard)
    assert (keys, repeated) == (["USUBJID", "AEDECOD"], None)


def test_a_dataset_without_a_key_is_told_by_nothing():
    """A dataset that has none of these variables has no key, and breaks nothing."""
    made = table("ZZ", ZZX=["1"])
    assert natural_keys(made, load().standard) == ([], None)
    assert sequence_of(made) == "ASEQ"
    assert told(made, 0)[0].keys == ()
