"""Each assessment has what the others have."""

import pytest
from tests.checks.made import found
from tests.checks.tumours.course import dm, rs, rs_rows, tr, tr_rows, tu, tu_rows

from nec_cdisc.checks.tumours.assessment_incomplete import assessment_incomplete

#: Subjects with the same course, so that one assessment of twenty is unusual.
SUBJECTS = [str(number) for number in range(1, 11)]


def of_all(rows):
    """Return the rows of one subject for each subject."""
    return [row | {"USUBJID": subject} for subject in SUBJECTS for row in rows]


@pytest.mark.parametrize("test", ["TRGRESP", "NTRGRESP", "NEWLIND"])
def test_a_missing_response_is_found(test):
    """Week 8 of one subject lacks a response that all others have: it is found at the first record of the visit."""
    rows = [
        row for row in of_all(rs_rows()) if (row["USUBJID"], row["RSTESTCD"], row["VISIT"]) != ("2", test, "WEEK 8")
    ]
    assert found(assessment_incomplete, tr(of_all(tr_rows())), rs(rows), tu_of_all(), dm()) == [("TR", 17)]


def test_a_missing_sum_is_found_where_all_targets_were_measured():
    """A sum that is left out is found, unless a target lesion has no size."""
    lacks = [row for row in of_all(tr_rows()) if not is_at(row, "2", "SUMDIAM")]
    assert found(assessment_incomplete, tr(lacks), rs(of_all(rs_rows())), tu_of_all(), dm()) == [("TR", 17)]
    unread = [row | {"TRSTRESN": None, "TRSTRESC": None} if is_at(row, "2", "LPERP") else row for row in lacks]
    assert found(assessment_incomplete, tr(unread), rs(of_all(rs_rows())), tu_of_all(), dm()) == []


def test_what_a_study_does_not_collect_is_not_missed():
    """Without a word of new lesions anywhere none is asked for."""
    rows = [row for row in of_all(rs_rows()) if row["RSTESTCD"] != "NEWLIND"]
    assert found(assessment_incomplete, tr(of_all(tr_rows())), rs(rows), tu_of_all(), dm()) == []


def is_at(row, subject, test):
    """Say whether a measurement is that of a subject in week 8 by a test."""
    return (row["USUBJID"], row["VISIT"], row["TRTESTCD"]) == (subject, "WEEK 8", test)


def tu_of_all():
    """Return the lesions of all subjects."""
    return tu(of_all(tu_rows()))
