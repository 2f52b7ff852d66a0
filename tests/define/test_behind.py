"""Origins follow from the verbs and from what they read; what a line says goes first."""

from __future__ import annotations

import pytest

from nec_cdisc.define.behind import Way, behind
from nec_cdisc.define.model import Origin, Pages
from nec_cdisc.define.origin import origins
from nec_cdisc.define.possible import every_block

AE = """\
dataset: AE
one_record_per: event
rows:
  from: ae
  set: {inner: {upper: text}, blank: {constant: ""}, either: {coalesce: [blank, text]}}
variables:
  AESEQ: {sequence: [AETERM]}
  AETERM: inner
  AEMODIFY: {take: text, crf: 31-33}
  AELLT: either
  AEDECOD: {take: text, origin: Assigned}
  AEBODSYS: {take: AETERM}
  AECAT: {constant: GENERAL}
  AESPID: {concatenate: [site, text]}
  AESTDTC: {take: DM.RFSTDTC}
  AESTDY: {study_day: AESTDTC}
  AEREL: {flag: text is filled, then: RELATED}
"""


def plan_of(build, more=""):
    """Return the plan of a small study with adverse events."""
    form = "ae: {file: ae.csv, key: [site, subj, text]" + more + "}"
    files = {"mappings/sdtm/ae.yaml": AE, "raw/ae.csv": "site,subj,text\n01,001,Rash\n"}
    return build(files, forms=form).plan


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("AETERM", {"Collected"}), ("AELLT", {"Collected"}), ("AEBODSYS", {"Collected"}), ("AECAT", {"Assigned"}),
        ("AESPID", {"Derived"}), ("AESTDTC", {"Derived"}), ("AESTDY", {"Derived"}), ("AEREL", {"Derived"}),
    ],
)  # fmt: skip
def test_the_verb_and_what_it_reads_say_the_way(build, name, ways):
    """Copies of a raw column are collected, constants assigned, all else derived; blanks come from nowhere."""
    plan = plan_of(build)
    found = behind(plan, "AE", plan.bound[f"AE.{name}"], every_block(plan, "AE"))
    assert {item.way for item in found} == ways
    if ways == {"Collected"}:
        assert {(item.table, item.column) for item in found} == {("ae", "text")}


def test_the_form_is_the_page(build):
    """A collected value names the destination of its form in the CRF, and its giver; a page that is said goes first."""
    plan = plan_of(build)
    named = (Pages(("form.ae",), named=True),)
    assert origins(plan, "AE", "AETERM", [0]) == (Origin("Collected", "Investigator", None, named),)
    pages = (Pages(("31-33",), named=False),)
    assert origins(plan, "AE", "AEMODIFY", [0]) == (Origin("Collected", "Investigator", None, pages),)
    assert origins(plan, "AE", "AEDECOD", [0]) == (Origin("Assigned", "Sponsor"),)
    assert origins(plan, "AE", "AELLTCD", [0]) == (Origin("Not Available"),)


@pytest.mark.parametrize(
    ("giver", "kind", "pages"), [("subject", "Collected", 1), ("vendor", "Collected", 0), ("sponsor", "Assigned", 0)]
)
def test_who_gives_a_form_is_the_source(build, giver, kind, pages):
    """A diary is the subject's, a laboratory's file has no page in the CRF, a table of the sponsor is assigned."""
    (found,) = origins(plan_of(build, f", collected_from: {giver}"), "AE", "AETERM", [0])
    assert (found.kind, found.source, len(found.pages)) == (kind, giver.capitalize(), pages)


ADSL = """\
dataset: ADSL
one_record_per: subject
rows: {from: DM}
copied: {DM: [AGE]}
variables:
  TRTSDT: {impute_date: RFXSTDTC, up_to: D}
  AGEGR1: {flag: AGE < 65, then: <65, otherwise: ">=65"}
  OLD: {take: AGE, only_when: AGE > 65, label: Age of the Old}
"""


def test_a_copy_in_analysis_names_its_predecessor(analyse):
    """A variable taken as it stands has a predecessor; one taken under a condition is derived."""
    plan = analyse({"ADSL": ADSL}).plan
    assert origins(plan, "ADSL", "AGE", [0]) == (Origin("Predecessor", None, "DM.AGE"),)
    assert {name: origins(plan, "ADSL", name, [0])[0].kind for name in ("TRTSDT", "AGEGR1", "OLD")} == {
        "TRTSDT": "Derived", "AGEGR1": "Derived", "OLD": "Derived",
    }  # fmt: skip


def test_a_qualifier_names_the_file_that_holds_it(analyse):
    """A variable taken from a supplemental qualifier names SUPP--, QVAL and its QNAM."""
    supplement = {
        "STUDYID": ["T-1"], "RDOMAIN": ["DM"], "USUBJID": ["T-1-001"], "IDVAR": [""], "IDVARVAL": [""],
        "QNAM": ["CHILDPOT"], "QLABEL": ["Childbearing Potential"], "QVAL": ["Y"],
    }  # fmt: skip
    text = f"{ADSL}  POTFL: {{take: CHILDPOT, label: Childbearing Potential}}\n"
    plan = analyse({"ADSL": text}, {"SUPPDM": supplement}).plan
    assert origins(plan, "ADSL", "POTFL", [0]) == (Origin("Predecessor", None, "SUPPDM.QVAL where QNAM is CHILDPOT"),)


def test_ways_are_words_of_the_standard():
    """The ways are the types of origins that Define-XML 2.1 has."""
    assert {way.value for way in Way} <= {"Collected", "Derived", "Assigned", "Protocol", "Predecessor"}
