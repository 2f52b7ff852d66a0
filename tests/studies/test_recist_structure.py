"""Courses of disease that are hard to map, in the study of docs/oncology.md with other scans: worked by hand."""

from __future__ import annotations

import pytest
from tests.conftest import Ran
from tests.docs.test_language import pieces, written
from tests.docs.test_oncology import PAGE

from nec_cdisc.plan.lint import lint
from nec_cdisc.problem import Severity
from nec_cdisc.run.cut import Cut
from nec_cdisc.run.engine import execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.study.folder import open_study

HEAD = "site,subject,visit,scan,kind,no,merged_with,place,node,size,state,why\n"
READS = "site,subject,visit,scan,reader,no,part_of,size\n"
RESPONSES = "site,subject,visit,day,reader,target,overall,accepted\n"
SUBJECTS = "site,subject,sex,first\n01,001,f,03.07.2019\n01,002,m,03.07.2019\n02,001,f,04.07.2019\n"


@pytest.fixture
def scans(tmp_path):
    """Give a function that runs the study on lines of the three forms; subject 001 of site 01 is left out in them."""

    def run(lesions, reads=(), responses=(), pieces_of=1):
        files = pieces(PAGE)
        files["mappings/sources/edc.yaml"] = files["mappings/sources/edc.yaml"].replace(
            "forms:\n", "unscheduled: Unscheduled\nforms:\n", 1
        )
        for name, head, lines in (
            ("lesions", HEAD, lesions),
            ("reads", READS, reads),
            ("responses", RESPONSES, responses),
        ):
            files[f"raw/{name}.csv"] = head + "".join(f"{_of(line)}\n" for line in lines)
        folder = written(tmp_path / str(pieces_of), files | {"raw/dm.csv": SUBJECTS})
        linted = lint(open_study(folder))
        assert [item for item in linted.problems if item.severity is not Severity.NOTE] == []
        return Ran(execute(linted.plan, Inputs(folder, None, linted.study.corrections), None, Cut(pieces_of)))

    return run


def _of(line: str) -> str:
    return line if line[:3] in {"01,", "02,"} else f"01,001,{line}"


def asked(ran):
    """Return code, row and message of each query."""
    found = [item for item in ran.outcome.problems if item.severity is Severity.QUERY]
    return [(item.code, *item.cells.rows, item.message) for item in found]


def test_a_lesion_that_was_first_measured_later_is_identified_then(scans):
    """The baseline does not know it: TU has its record of the first day, TR links to it, and the site is asked."""
    ran = scans(
        [
            "Week 16,21.10.2019,target,2,,lung,0,14,present,",
            "Week 8,26.08.2019,target,2,,lung,0,12,present,",
            "Baseline,01.07.2019,target,1,,liver,0,30,present,",
        ]
    )
    assert ran.rows("TU", "TULNKID", "VISIT", "TULOC") == [
        ("INV-T1", "BASELINE", "LIVER"),
        ("INV-T2", "WEEK 8", "LUNG"),
    ]
    assert asked(ran) == [("ROW108", 3, "A lesion that the baseline does not know")]


def test_the_baseline_is_kept_whatever_its_date(scans):
    """A mistyped or unknown date of the baseline makes no later record the one where the lesion was identified."""
    ran = scans(
        [
            "Baseline,01.07.2091,target,1,,liver,0,30,present,",
            "Week 8,26.08.2019,target,1,,liver,0,30,present,",
            "Baseline,UN,target,2,,liver,0,30,present,",
            "Week 8,26.08.2019,target,2,,liver,0,30,present,",
        ]
    )
    assert ran.rows("TU", "TULNKID", "VISIT") == [("INV-T1", "BASELINE"), ("INV-T2", "BASELINE")]
    assert asked(ran) == []


def test_without_a_baseline_partial_dates_and_one_day_are_asked(scans):
    """New lesions 1 and 2: which record is first is open by a partial date, and by two records on one day."""
    ran = scans(
        [
            "Week 8,UN.08.2019,new,1,,lung,0,,present,",
            "Unscheduled,30.08.2019,new,1,,lung,0,,present,",
            "Week 8,26.08.2019,new,2,,bone,0,,present,",
            "Unscheduled,26.08.2019,new,2,,liver,0,,present,",
        ]
    )
    assert ran.rows("TU", "TULNKID", "TUDTC", "TULOC") == [
        ("INV-NEW2", "2019-08-26", "BONE"),
        ("INV-NEW1", "2019-08-30", "LUNG"),
    ]
    assert [(code, *rows) for code, *rows, _ in asked(ran)] == [("ROW131", 2), ("ROW132", 4, 5)]


def test_merged_lesions_and_parts_are_measured_on(scans):
    """Two lesions of the site merge in week 8 and the mass grows; one of R1 falls apart, and its parts add up."""
    ran = scans(
        [
            "Baseline,01.07.2019,target,1,,liver,0,30,present,",
            "Baseline,01.07.2019,target,2,,liver,0,20,present,",
            "Week 8,26.08.2019,target,2,1,liver,0,52,present,",
            "Week 16,21.10.2019,target,1,2,liver,0,63,present,",
        ],
        [
            "Baseline,01.07.2019,R1,1,,30",
            "Baseline,01.07.2019,R1,2,,20",
            "Week 8,26.08.2019,R1,1.1,,10",
            "Week 8,26.08.2019,R1,1.2,,10",
            "Week 8,26.08.2019,R1,2,,15",
        ],
        ["Week 8,26.08.2019,INV,SD,SD,0", "Week 16,21.10.2019,INV,PD,PD,0", "Week 8,26.08.2019,R1,PR,PR,1"],
    )
    assert asked(ran) == []  # SD, PD and PR are what the sizes give: 52 of 50, 63 of 50, 35 of 50
    assert ("INV-T1/T2", "TUMERGE", "WEEK 8") in ran.rows("TU", "TULNKID", "TUTESTCD", "VISIT")
    assert ("R1-T1.2", "TUSPLIT", "WEEK 8") in ran.rows("TU", "TULNKID", "TUTESTCD", "VISIT")
    assert ran.rows("TR", "TRLNKID").count("INV-T1/T2") == 2


def test_nodes_count_by_their_short_axis_and_a_small_one_is_gone(scans):
    """A node below 10 mm is normal: with the other lesion gone that is a CR, though the sum is not 0."""
    ran = scans(
        [
            "Baseline,01.07.2019,target,1,,node,1,18,present,",
            "Baseline,01.07.2019,target,2,,liver,0,20,present,",
            "Week 8,26.08.2019,target,1,,node,1,8,present,",
            "Week 8,26.08.2019,target,2,,liver,0,,absent,",
        ],
        responses=["Week 8,26.08.2019,INV,CR,CR,0"],
    )
    assert asked(ran) == []
    assert ran.rows("TR", "TRLNKID", "TRTESTCD", "TRORRES", "TRSTRESC", "TRSTRESN")[-2:] == [
        ("INV-T1", "LPERP", "8", "8", 8),
        ("INV-T2", "LDIAM", "ABSENT", "0", 0),
    ]


def test_what_could_not_be_evaluated_has_a_reason_and_no_size(scans):
    """Not evaluable is no size of 0: the response is NE, and the site that says SD is asked."""
    ran = scans(
        [
            "Baseline,01.07.2019,target,1,,liver,0,30,present,",
            "Week 8,26.08.2019,target,1,,liver,0,,not evaluable,Movement",
            "Baseline,01.07.2019,target,2,,liver,0,20,present,",
            "Week 8,26.08.2019,target,2,,liver,0,,too small,",
        ],
        responses=["Week 8,26.08.2019,INV,SD,SD,0"],
    )
    names = ("TRORRES", "TRSTRESC", "TRSTRESN", "TRSTRESU", "TRSTAT", "TRREASND")
    assert ran.rows("TR", *names)[-2:] == [
        (None, None, None, None, "NOT DONE", "Movement"),
        ("TOO SMALL TO MEASURE", "5", 5, "mm", None, None),
    ]
    assert {message for *_, message in asked(ran)} == {"The target response is not what the measurements give"}


def test_unscheduled_assessments_are_told_apart(scans):
    """Two unscheduled assessments of one subject have responses and measurements of their own."""
    ran = scans(
        [
            "Baseline,01.07.2019,target,1,,liver,0,30,present,",
            "Unscheduled,29.07.2019,target,1,,liver,0,31,present,",
            "Unscheduled,12.08.2019,target,1,,liver,0,45,present,",
        ],
    )
    assert ran.rows("TR", "TRLNKGRP") == ["INV-BASELINE", "INV-UNSCHEDULED 1.1", "INV-UNSCHEDULED 1.2"]


def test_what_is_no_number_is_asked_and_links_to_nothing(scans):
    """A lesion called 'liver' is measured and identified without a name, and the site is asked for its number."""
    ran = scans(["Baseline,01.07.2019,target,liver,,liver,0,30,present,"])
    assert ran.rows("TR", "TRLNKID", "TRSTRESN") == [(None, 30)]
    assert {(code, *rows) for code, *rows, _ in asked(ran)} == {("VAL161", 2)}


@pytest.mark.parametrize("partitions", [2, 3])
def test_partitions_of_subjects_give_the_same(scans, partitions):
    """Lesions of one number in three subjects are three, however the run is cut."""
    lines = [
        f"{who},{visit},target,{no},,liver,0,{size},present,"
        for who in ("02,001", "01,002", "01,001")
        for visit, no, size in (
            ("Week 8,26.08.2019", 1, 20),
            ("Baseline,01.07.2019", "01", 30),
            ("Week 8,UN.08.2019", 2, 9),
        )
    ]
    one, cut = scans(lines), scans(lines, pieces_of=partitions)
    for name, dataset in one.outcome.datasets.items():
        assert dataset.frame.equals(cut.outcome.datasets[name].frame), name
        assert [item.rows.tolist() for item in dataset.births] == [
            item.rows.tolist() for item in cut.outcome.datasets[name].births
        ]
    assert one.outcome.problems == cut.outcome.problems
    assert one.outcome.left_out == cut.outcome.left_out
