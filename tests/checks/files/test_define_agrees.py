"""The define.xml beside the files."""

from dataclasses import replace

from tests.checks.made import found, package, result, table

from nec_cdisc.checks.files.define_agrees import define_agrees
from nec_cdisc.validate.running import Outcome

DM = table("DM", USUBJID=["1"], SEX=["F"])
AE = table("AE", USUBJID=["1"])


def told(**described):
    """Return what is found, and said, of a package with this description."""
    whole = replace(package(DM, AE), described=described)
    return [each.message for each in result(define_agrees, whole=whole).found]


def test_what_differs_is_found():
    """A dataset and a variable that one of the two has alone are found; where both agree nothing is."""
    assert told(DM=("USUBJID", "SEX"), AE=("USUBJID",)) == []
    assert told(DM=("USUBJID", "AGE"), AE=(), TS=("TSSEQ",)) == [
        "define.xml describes AGE, which DM has not",
        "define.xml does not describe SEX",
        "define.xml does not describe AE",
        "define.xml describes TS, which is not there",
    ]
    assert found(define_agrees, whole=replace(package(AE), described={"AE": ()})) == [("AE", None)]


def test_without_define_nothing_is_judged():
    """A folder without define.xml skips the check."""
    assert result(define_agrees, whole=package(DM)).outcome is Outcome.SKIPPED
