"""Subject elements, worked by hand from six subjects: treated, screening failure, gaps, contradictions."""

from __future__ import annotations

import pytest

PROTOCOL = """\
protocol:
  epochs:
    - {name: SCREENING}
    - {name: TREATMENT, starts: DM.RFXSTDTC}
    - {name: FOLLOW-UP, starts_after: DM.RFXENDTC}
  elements:
    SCRN: {name: Screening, start_rule: Consent, end_rule: First dose, starts: DM.RFICDTC}
    A: {name: Drug A, start_rule: First dose, end_rule: Last dose}
    B: {name: Drug B, start_rule: First dose, end_rule: Last dose}
    FUP: {name: Follow-up, start_rule: Day after last dose, duration: P30D}
  arms:
    A:
      name: Arm A
      elements:
        - {element: SCRN, epoch: SCREENING}
        - {element: A, epoch: TREATMENT}
        - {element: FUP, epoch: FOLLOW-UP}
    B:
      name: Arm B
      elements:
        - {element: SCRN, epoch: SCREENING}
        - {element: B, epoch: TREATMENT}
        - {element: FUP, epoch: FOLLOW-UP}
"""
DM = """\
dataset: DM
one_record_per: subject
rows: {from: dm}
variables:
  SUBJID: subj
  RFSTDTC: {date: first}
  RFXSTDTC: {date: first}
  RFXENDTC: {date: dosed_to}
  RFICDTC: {date: consent}
  RFPENDTC: {date: left}
  SITEID: site
  SEX: {code: sex, list: sex}
  ARMCD: {code: planned, list: arm}
  ACTARMCD: {code: actual, list: arm}
  ACTARMUD: other
  COUNTRY: {constant: DEU}
"""
SE = """\
dataset: SE
one_record_per: element
rows: {from: dm, one_row_per_element: {arm: [DM.ACTARMCD, DM.ARMCD], unplanned: DM.ACTARMUD}}
variables:
  SESEQ: {sequence: [SESTDTC, TAETORD]}
  ETCD: element
  ELEMENT: element_name
  TAETORD: {take: element_order, only_when: element is not UNPLAN}
  EPOCH: element_epoch
  SESTDTC: {element_start: element_order}
  SEENDTC: {element_end: element_order}
  SEUPDES: {take: DM.ACTARMUD, only_when: element is UNPLAN}
"""
CODE_LISTS = """\
sex: {unknown: query, terms: {f: F, m: M}}
arm: {unknown: query, terms: {A: A, B: B}}
"""
HEAD = "site,subj,sex,consent,first,dosed_to,left,planned,actual,other\n"
FILES = {
    "mappings/sdtm/dm.yaml": DM,
    "mappings/sdtm/se.yaml": SE,
    "mappings/code_lists.yaml": CODE_LISTS,
}


@pytest.fixture
def elements(build):
    """Return a function that runs a study with these records of subjects."""

    def run(*records):
        text = HEAD + "".join(f"01,00{number},f,{record}\n" for number, record in enumerate(records, 1))
        return build({**FILES, "raw/dm.csv": text}, study=PROTOCOL).run()

    return run


def test_a_treated_subject_passes_through_the_elements_of_the_actual_arm(elements):
    """Planned for A, treated with B: each element ends where the next one begins, the last with participation."""
    ran = elements("20.06.2019,03.07.2019,30.08.2019,09.01.2020,A,B,")
    assert ran.rows("SE", "SESEQ", "ETCD", "ELEMENT", "TAETORD", "EPOCH", "SESTDTC", "SEENDTC") == [
        (1, "SCRN", "Screening", 1, "SCREENING", "2019-06-20", "2019-07-03"),
        (2, "B", "Drug B", 2, "TREATMENT", "2019-07-03", "2019-08-31"),
        (3, "FUP", "Follow-up", 3, "FOLLOW-UP", "2019-08-31", "2020-01-09"),
    ]
    assert ran.codes == []


def test_who_was_not_treated_has_the_screening_alone(elements):
    """A screening failure without an arm, and a subject who was assigned and not treated."""
    ran = elements("20.06.2019,,,28.06.2019,,,", "21.06.2019,,,29.06.2019,A,,")
    assert ran.rows("SE", "USUBJID", "ETCD", "SESTDTC", "SEENDTC") == [
        ("01-001", "SCRN", "2019-06-20", "2019-06-28"),
        ("01-002", "SCRN", "2019-06-21", "2019-06-29"),
    ]
    assert ran.codes == []


def test_partial_dates_stay_partial(elements):
    """A month of last dose is the month in which follow-up began; the end of an ongoing subject is not known."""
    ran = elements("UN.06.2019,03.07.2019,UN.08.2019,,A,A,")
    assert ran.rows("SE", "ETCD", "SESTDTC", "SEENDTC") == [
        ("SCRN", "2019-06", "2019-07-03"),
        ("A", "2019-07-03", "2019-08"),
        ("FUP", "2019-08", None),
    ]


@pytest.mark.parametrize(
    ("record", "code", "said"),
    [
        (",03.07.2019,30.08.2019,09.01.2020,A,A,", "VAL151", "A begins on 2019-07-03 without SCRN"),
        ("04.07.2019,03.07.2019,30.08.2019,09.01.2020,A,A,", "VAL152", "A begins on 2019-07-03, before SCRN"),
        (
            "20.06.2019,03.07.2019,30.08.2019,01.08.2019,A,A,",
            "VAL153",
            "FUP begins on 2019-08-31, after the subject's end",
        ),
        (",,,09.01.2020,,,", "ROW121", "no date says that the subject entered any element"),
    ],
)
def test_gaps_and_contradictions_are_queries_with_the_raw_row(elements, record, code, said):
    """The site is asked, and nothing is repaired."""
    ran = elements(record)
    assert ran.codes == [code]
    assert ran.of(code)[0].message.startswith(said)
    assert ran.cells(code) == [("raw/dm.csv", [2], None, None)]


def test_an_unplanned_treatment_is_an_unplanned_element(elements):
    """ETCD is UNPLAN, without name and order, and SEUPDES says what was given (CG0152, CG0206, CG0210)."""
    ran = elements("20.06.2019,03.07.2019,30.08.2019,09.01.2020,A,,Drug C by mistake")
    assert ran.rows("SE", "ETCD", "ELEMENT", "TAETORD", "SEUPDES", "SESTDTC")[1] == (
        "UNPLAN", None, None, "Drug C by mistake", "2019-07-03",
    )  # fmt: skip


def test_no_follow_up_begins_after_the_end(elements):
    """Who dies on the day of the last dose never entered the follow-up that would begin the day after."""
    ran = elements("20.06.2019,03.07.2019,30.08.2019,30.08.2019,A,A,")
    assert ran.rows("SE", "ETCD", "SEENDTC") == [("SCRN", "2019-07-03"), ("A", "2019-08-30")]
    assert ran.codes == []


def test_the_ledger_accounts_for_every_row(elements):
    """Records of elements lose no raw row."""
    assert elements("20.06.2019,,,28.06.2019,,,", ",,,,,,").outcome.ledger.ties_out()


def test_no_subject_no_element(elements):
    """A form without records gives a dataset without records."""
    assert elements().rows("SE", "ETCD") == []
