"""What is refused in the trial summary, each at its line."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (("    ADAPT: N", "    ADAPTT: N"), "TRD111", "'ADAPTT' is no trial summary parameter"),
        (("INTTYPE: DRUG", "INTTYPE: DRUGS"), "TRD112", "'DRUGS' for INTTYPE is not in the codelist INTTYPE"),
        (("ADDON: N", "ADDON: No"), "TRD113", "ADDON is 'No', and wants Y or N"),
        (("ADDON: N", "ADDON: U"), "TRD113", "ADDON is 'U'"),
        (("AGEMIN: P18Y", "AGEMIN: 18 YEARS"), "TRD113", "wants a duration"),
        (("DCUTDTC: 2020-01", "DCUTDTC: 2020-02-30"), "TRD113", "wants a date"),
        (("[DEU, FRA]", "[DEU, France]"), "TRD113", "wants a country"),
        (('PLANSUB: "10"', "PLANSUB: ten"), "TRD113", "wants a whole number"),
        (("{earliest: DM.RFSTDTC}", "2019-07"), "TRD113", "SSTDTC is '2019-07', and wants a whole date"),
        (("    SPONSOR: Nobody\n", ""), "TRD114", "TS needs SPONSOR (Clinical Study Sponsor)"),
        (("[SAFETY, EFFICACY]", "[]"), "TRD114", "TS needs TTYPE (Trial Type)"),
        (('    RANDQT: "0.5"\n', ""), "TRD114", "TS needs RANDQT (Randomization Quotient), because RANDOM is Y"),
        (("{null_flavor: PINF}", "{null_flavor: PINF, value: P99Y}"), "TRD115", "value and null_flavor at once"),
        (("{null_flavor: PINF}", "{group: A}"), "TRD115", "AGEMAX has none of"),
        (("{count: DM.SUBJID}", "{count: DM.SUBJID, null_flavor: NA}"), "TRD115", "null_flavor and count at once"),
        ((", reference: UNII", ""), "TRD115", "no reference that names the terminology"),
        (("INDIC: Asthma", "INDIC: Not applicable"), "TRD115", "says that there is no value"),
        (("INDIC: Asthma", "INDIC: {value: Asthma, code: AAA, reference: UNII}"), "TRD115", "not one to one"),
        (("TCNTRL: NONE", "TCNTRL: {value: NONE, code: C1}"), "TRD116", "TCNTRL is a CDISC term, whose code is C41132"),
        (("    TITLE:", '    NARMS: "2"\n    TITLE:'), "TRD116", "NARMS follows from the arms"),
        (("    TITLE:", '    SDTIGVER: "3.3"\n    TITLE:'), "TRD116", "SDTIGVER follows from"),
        (("{latest: DM.RFSTDTC}", "{latest: DM.RFPENDTC}"), "MAP125", "no variable that DM maps"),
        (("{latest: DM.RFSTDTC}", "{latest: AE.AEENDTC}"), "MAP125", "no variable that DM maps"),
    ],
)
def test_what_a_reviewer_would_reject_is_told_before_the_run(trial, change, code, said):
    """Parameters, terms, formats, null flavours, codes, and each one that is missing."""
    found = [item for item in trial(change).problems if item.code == code]
    assert said in " | ".join(item.message for item in found)
    assert {item.place.file for item in found} == {"mappings/study.yaml"}
    assert all(item.place.line > 40 for item in found)


def test_all_that_is_missing_is_told_at_once(build):
    """A summary of one parameter misses every other one, each by name."""
    built = build(study="protocol:\n  summary: {TITLE: A trial}\n")
    missing = {item.target for item in built.problems if item.code == "TRD114"}
    assert {"TS.SSTDTC", "TS.SPONSOR", "TS.NARMS", "TS.TPHASE"} <= missing
    assert not missing & {"TS.TITLE", "TS.RANDQT", "TS.CURTRT", "TS.TRT"}
    assert [item.message for item in built.linted.problems if item.code == "TRD117"] == [
        "TS is expected to have EXTTIND, NCOHORT, OBJSEC, ONGOSIND, PDPSTIND, PDSTIND, PIPIND, RDIND, THERAREA"
    ]


def test_a_term_that_extends_an_open_codelist_is_noted(trial):
    """TCNTRL may be extended; define.xml will say so."""
    built = trial(("TCNTRL: NONE", "TCNTRL: HISTORICAL"))
    assert built.problems == []
    assert "'HISTORICAL' for TCNTRL is not in the codelist TCNTRL" in [item.message for item in built.linted.problems]
