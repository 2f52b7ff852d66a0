"""The first record of a lesion: worked by hand from the form of a site that tells of each lesion at each visit."""

from __future__ import annotations

import pytest

FORMS = """\
scan: {file: scan.csv, key: [site, subj, visit, lesion, day]}
later: {file: later.csv, key: [site, subj, lesion]}
"""
LISTS = "sex: {unknown: query, terms: {f: F, m: M}}\norgans: {unknown: query, terms: {liver: LIVER, lung: LUNG}}\n"
TU = """\
dataset: TU
one_record_per: lesion
keep_first: {of_each: TULNKID, by: TUDTC}
rows:
  - {from: scan, set: {when: visit}}
  - {from: later, blank: when}
variables:
  TUSEQ: {sequence: [TUDTC, TULNKID]}
  TULNKID: lesion
  TUTESTCD: {constant: TUMIDENT}
  TUTEST: {decode: TUTESTCD}
  TUORRES: {constant: TARGET}
  TUSTRESC: TUORRES
  TULOC: {code: organ, list: organs}
  TUDTC: {date: day}
working: {at: when}
"""
HEAD, LATER = "site,subj,visit,lesion,organ,day\n", "site,subj,lesion,organ,day\n"


@pytest.fixture
def kept(build):
    """Give a function that runs the study on records of subject 001 (unless they say another), and a rule."""

    def run(*records, later=(), rule="{of_each: TULNKID, by: TUDTC}", at="{at: when}"):
        scan = HEAD + "".join(f"01,{record if record[:2] == '00' else f'001,{record}'}\n" for record in records)
        files = {
            "mappings/code_lists.yaml": LISTS,
            "mappings/sdtm/tu.yaml": TU.replace("{of_each: TULNKID, by: TUDTC}", rule).replace("{at: when}", at),
            "raw/scan.csv": scan,
            "raw/later.csv": LATER + "".join(f"01,001,{record}\n" for record in later),
        }
        return build(files, forms=FORMS).run()

    return run


def test_a_lesion_is_identified_where_it_was_first_seen(kept):
    """A lesion that the baseline does not know has its record, of the day on which it was first measured."""
    ran = kept("W8,T2,lung,26.08.2019", "BL,T1,liver,01.07.2019", "W16,T2,lung,21.10.2019", "W8,T1,liver,26.08.2019")
    assert ran.rows("TU", "TUSEQ", "TULNKID", "TUDTC") == [(1, "T1", "2019-07-01"), (2, "T2", "2019-08-26")]
    assert ran.codes == []


def test_lesions_of_two_subjects_are_two(kept):
    """The first record is that of each subject."""
    ran = kept("BL,T1,liver,01.07.2019", "002,BL,T1,lung,08.07.2019", "002,W8,T1,lung,26.08.2019")
    assert ran.rows("TU", "USUBJID", "TULOC") == [("01-001", "LIVER"), ("01-002", "LUNG")]


def test_forms_are_looked_at_together(kept):
    """A lesion that two forms tell of is kept once, from whichever tells of it first."""
    ran = kept("BL,T1,liver,01.07.2019", later=["T1,liver,26.08.2019", "T2,lung,20.06.2019", "T3,lung,02.09.2019"])
    assert ran.rows("TU", "TULNKID", "TUDTC") == [("T2", "2019-06-20"), ("T1", "2019-07-01"), ("T3", "2019-09-02")]


def test_what_is_not_kept_is_counted_listed_and_stands_behind_the_record(kept):
    """Counts, the list of records left out, the ledger and the births name the records that are not kept."""
    ran = kept("W8,T1,liver,26.08.2019", "BL,T1,liver,01.07.2019", later=["T1,liver,02.09.2019"])
    rule = "not kept for TU, where only the first of each TULNKID by TUDTC"
    assert ran.outcome.counts["scan", rule] == ran.outcome.counts["later", rule] == 1
    assert [(item.file, item.rows, item.rule) for item in ran.outcome.left_out if item.rule == rule] == [
        ("raw/later.csv", (2,), rule),
        ("raw/scan.csv", (2,), rule),
    ]
    lost = [
        (item.table, item.records.tolist(), item.rows.tolist(), item.target)
        for item in ran.outcome.datasets["TU"].births
        if item.role == "loser"
    ]
    assert lost == [("raw/scan.csv", [0], [2], "TULNKID"), ("raw/later.csv", [0], [2], "TULNKID")]
    assert list(ran.outcome.ledger.problems()) == []


def test_what_is_not_kept_raises_no_query(kept):
    """An organ that no list knows is asked about in the record that is kept, and in no other."""
    ran = kept("BL,T1,liver,01.07.2019", "W8,T1,spine,26.08.2019", "BL,T2,pelvis,01.07.2019")
    assert ran.cells("VAL102") == [("raw/scan.csv", [4], "organ", "pelvis")]


def test_a_record_without_a_name_of_its_own_is_kept(kept):
    """Of a lesion without a number nothing says which other record tells of it."""
    ran = kept("BL,,liver,01.07.2019", "W8,,liver,26.08.2019")
    assert len(ran.rows("TU", "TUSEQ")) == 2


@pytest.mark.parametrize(
    ("days", "first", "asked"),
    [
        (("26.08.2019", "UN.07.2019"), "2019-07", []),
        (("26.08.2019", "UN.08.2019"), "2019-08-26", [3]),
        (("UN.UN.2019", "26.08.2019"), "2019-08-26", [2]),
        (("UN.UN.2019", "UN.08.2019"), "2019-08", [2, 3]),
        (("", "26.08.2019"), "2019-08-26", [2]),
        (("31.06.2019", "26.08.2019"), "2019-08-26", [2]),
        (("26.08.2019", "UN.UN.2020"), "2019-08-26", []),
    ],
)
def test_a_date_that_leaves_the_order_open_is_asked_for(kept, days, first, asked):
    """What is known to be early is kept; a blank, partial or impossible date that may be earlier is asked for."""
    ran = kept(*(f"V{number},T1,liver,{day}" for number, day in enumerate(days)))
    assert ran.rows("TU", "TUDTC") == [first]
    assert sorted(row for _, rows, column, _ in ran.cells("ROW131") for row in rows if column == "day") == asked


def test_two_records_on_one_day_are_asked(kept):
    """Nothing says which of them is the first, so the first of the export is kept and the site is asked of both."""
    ran = kept("BL,T1,lung,01.07.2019", "BL2,T1,liver,01.07.2019", "W8,T1,liver,26.08.2019")
    assert ran.rows("TU", "TULOC") == ["LUNG"]
    assert ran.cells("ROW132") == [("raw/scan.csv", [2, 3], "lesion", "T1")]
    assert ran.of("ROW132")[0].target == "TU.TULNKID"


def test_records_that_are_preferred_go_before_all_others(kept):
    """The baseline is kept though its date is mistyped, and no other date is asked for."""
    rule = "{of_each: TULNKID, prefer: when is BL, by: TUDTC}"
    ran = kept("W8,T1,liver,UN.UN.2019", "BL,T1,lung,01.07.2091", "W8,T2,lung,26.08.2019", rule=rule)
    assert ran.rows("TU", "TULNKID", "TUDTC") == [("T2", "2019-08-26"), ("T1", "2091-07-01")]
    assert ran.codes == []


def test_a_number_decides_where_days_are_equal(kept):
    """Each date or number decides where those before it are equal; one that is missing comes last."""
    rule = "{of_each: [TULNKID], by: [TUDTC, at]}"
    ran = kept(
        ",T1,lung,01.07.2019", "10,T1,lung,01.07.2019", "9,T1,liver,01.07.2019", rule=rule, at="{at: {number: when}}"
    )
    assert ran.rows("TU", "TULOC") == ["LIVER"]
    assert ran.codes == []
