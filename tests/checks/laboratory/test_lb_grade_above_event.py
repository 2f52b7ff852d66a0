"""An adverse event has at least the grade of the results of its kind."""

import pytest
from tests.checks.made import found, result, table

from nec_cdisc.checks.laboratory.lb_grade_above_event import lb_grade_above_event
from nec_cdisc.validate.running import Outcome


def event(*more, **values):
    """Return AE with one event of anaemia of grade 1 in March 2020, but for what is said otherwise, and more events."""
    plain = {
        "USUBJID": "1",
        "AETERM": "Anaemia",
        "AEDECOD": "Anaemia",
        "AETOXGR": "1",
        "AESTDTC": "2020-03-01",
        "AEENDTC": "2020-03-31",
    }
    rows = [plain | each for each in (values, *more)]
    names = dict.fromkeys(name for row in rows for name in row)
    return table("AE", **{name: [row.get(name) for row in rows] for name in names})


def adlb(**values):
    """Return ADLB with a haemoglobin of grade 1 at baseline and one of grade 3 on 2020-03-10 (day 21984 of SAS)."""
    plain = {
        "USUBJID": ["1", "1"],
        "PARAMCD": ["HGB", "HGB"],
        "AVAL": [110, 75],
        "ADT": [21950, 21984],
        "ABLFL": ["Y", None],
        "ATOXDSCL": ["Anemia", "Anemia"],
        "ATOXGRL": ["1", "3"],
    }
    return table("ADLB", **plain | values)


def lb(**values):
    """Return LB with the same results and no grades."""
    plain = {
        "USUBJID": ["1", "1"],
        "LBTESTCD": ["HGB", "HGB"],
        "LBSTRESN": [110, 75],
        "LBSTRESU": ["g/L", "g/L"],
        "LBSTNRLO": [120, 120],
        "LBSTNRHI": [160, 160],
        "LBLOBXFL": ["Y", None],
        "LBDTC": ["2020-02-05", "2020-03-10T08:00"],
    }
    return table("LB", **plain | values)


FOUND = [("AE", 1)]


def test_an_event_of_a_lower_grade_is_found():
    """Grade 1 beside a result of grade 3 is found and says which; grade 3 and a grade that is not told are not."""
    (told,) = result(lb_grade_above_event, event(), adlb()).found
    assert told.message == "AETOXGR is {AETOXGR}, and {test} of {day} is of grade {grade}"
    assert {name: list(values) for name, values in told.said.items()} == {
        "test": ["HGB"],
        "day": ["2020-03-10"],
        "grade": [3],
    }
    assert found(lb_grade_above_event, event(AETOXGR="3"), adlb()) == []
    assert found(lb_grade_above_event, event(AETOXGR=None), adlb()) == []
    assert found(lb_grade_above_event, event(AETOXGR="UNKNOWN"), adlb()) == []


def test_the_worst_result_of_an_event_is_told():
    """Two results make one finding, about the worst and of these the first."""
    results = adlb(
        USUBJID=["1"] * 4,
        PARAMCD=["HGB"] * 4,
        AVAL=[110, 90, 75, 74],
        ADT=[21950, 21980, 21984, 21986],
        ABLFL=["Y", None, None, None],
        ATOXDSCL=["Anemia"] * 4,
        ATOXGRL=["1", "2", "3", "3"],
    )
    (told,) = result(lb_grade_above_event, event(), results).found
    assert [list(values) for values in told.said.values()] == [["HGB"], ["2020-03-10"], [3]]


def test_without_grades_they_follow_from_lb():
    """LB is graded by the criteria, in whatever unit, where no analysis dataset has grades."""
    assert found(lb_grade_above_event, event(), lb()) == FOUND
    assert found(lb_grade_above_event, event(), lb(), table("ADLB", USUBJID=["1"], PARAMCD=["HGB"], ADT=[1])) == FOUND
    gdl = {"LBSTRESN": [11, 7.5], "LBSTRESU": ["g/dL"] * 2, "LBSTNRLO": [12, 12], "LBSTNRHI": [16, 16]}
    assert found(lb_grade_above_event, event(), lb(**gdl)) == FOUND
    assert found(lb_grade_above_event, event(), lb(LBSTRESN=[110, 105])) == []
    assert found(lb_grade_above_event, event(), lb(LBSTRESU=["furlong", "furlong"])) == []
    assert found(lb_grade_above_event, event(), lb(LBSPEC=["BLOOD", "BLOOD"])) == FOUND
    assert found(lb_grade_above_event, event(), lb(LBSPEC=["BLOOD", "URINE"])) == []


@pytest.mark.parametrize("number", ["1E+999999999", "-1E+400", "NaN", "sNaN", "Infinity", "high", ""])
def test_what_is_no_number_has_no_grade(number):
    """A result that no number can hold, or in words, is not graded, and the check goes on."""
    assert found(lb_grade_above_event, event(), lb(LBSTRESN=["110", number], LBSTNRHI=["160", number])) == []
    assert found(lb_grade_above_event, event(), lb(LBSTRESN=["110", "75"], LBSTNRHI=["160", number])) == FOUND


def test_grades_of_the_analysis_dataset_go_before_lb():
    """Where the analysis dataset says grade 1, LB is not graded anew."""
    assert found(lb_grade_above_event, event(), lb(), adlb(ATOXGRL=["1", "1"])) == []


@pytest.mark.parametrize("grade", ["3", "4"])
def test_a_result_no_worse_than_at_baseline_is_none_of_the_event(grade):
    """A subject who began with the grade, or had it on a day before baseline, has it still."""
    assert found(lb_grade_above_event, event(), adlb(ATOXGRL=[grade, "3"])) == []
    assert found(lb_grade_above_event, event(), lb(LBSTRESN=[74, 75])) == []
    early = adlb(
        USUBJID=["1"] * 3,
        PARAMCD=["HGB"] * 3,
        AVAL=[74, 110, 75],
        ADT=[21940, 21950, 21984],
        ABLFL=[None, "Y", None],
        ATOXDSCL=["Anemia"] * 3,
        ATOXGRL=[grade, "1", "3"],
    )
    assert found(lb_grade_above_event, event(), early) == []


def test_an_event_of_another_kind_or_subject_is_not_compared():
    """The kind is that of the coded term, and of the reported one where the coded one names none."""
    other = {"AETERM": "Nausea", "AEDECOD": "Nausea"}
    assert found(lb_grade_above_event, event({**other}, USUBJID="2"), adlb()) == []
    assert found(lb_grade_above_event, event(AEDECOD="Low haemoglobin"), adlb()) == FOUND
    assert found(lb_grade_above_event, event(AEDECOD="Blood disorder"), adlb()) == FOUND
    assert found(lb_grade_above_event, event(AEDECOD="Neutropenia"), adlb(ATOXDSCL=["Anemia", "Neutropenia"])) == FOUND
    assert found(lb_grade_above_event, event(AEDECOD=None), adlb()) == FOUND


def test_a_term_follows_from_the_test():
    """Without a description of the grade the term is that of the test."""
    assert found(lb_grade_above_event, event(), adlb(ATOXDSCL=["Anemia", None])) == []
    bare = adlb()
    del bare.dataset.columns["ATOXDSCL"]
    assert found(lb_grade_above_event, event(), bare) == FOUND


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"AESTDTC": "2020-03-10"}, FOUND),
        ({"AESTDTC": "2020-03-11"}, []),
        ({"AESTDTC": "2020-03"}, []),
        ({"AESTDTC": "2020-02"}, FOUND),
        ({"AESTDTC": None}, []),
        ({"AEENDTC": "2020-03-10"}, FOUND),
        ({"AEENDTC": "2020-03-09"}, []),
        ({"AEENDTC": "2020-03"}, []),
        ({"AEENDTC": "2020"}, []),
        ({"AEENDTC": "2020-04"}, FOUND),
        ({"AEENDTC": None}, []),
        ({"AEENDTC": None, "AEOUT": "NOT RECOVERED/NOT RESOLVED"}, FOUND),
        ({"AEENDTC": None, "AEOUT": "RECOVERED/RESOLVED"}, []),
        ({"AEENDTC": None, "AEENRTPT": "ONGOING", "AEENTPT": "2020-06-01"}, FOUND),
        ({"AEENDTC": None, "AEENRTPT": "ONGOING", "AEENTPT": "2020-03-05"}, []),
        ({"AEENDTC": None, "AEENRF": "AFTER"}, FOUND),
        ({"AEOCCUR": "N"}, []),
    ],
)
def test_days_count_on_which_the_event_is_certainly_open(values, expected):
    """A partial or missing date counts for the days that it certainly covers; an ongoing event is open."""
    assert found(lb_grade_above_event, event({"USUBJID": "2"}, **values), adlb()) == expected


def test_a_result_without_a_certain_day_is_not_compared():
    """A partial date of the sample, an imputed one, and a derived record say nothing of the day."""
    assert found(lb_grade_above_event, event(), lb(LBDTC=["2020-02-05", "2020-03"])) == []
    assert found(lb_grade_above_event, event(), adlb(ADTF=[None, "D"])) == []
    assert found(lb_grade_above_event, event(), adlb(DTYPE=[None, "LOCF"])) == []
    assert found(lb_grade_above_event, event(), adlb(ADT=[21950, None])) == []


def test_a_further_event_of_the_grade_explains_a_result():
    """A record of the grade that is open, or begins within three days, explains it; a later one does not."""
    later = {"AETOXGR": "3", "AESTDTC": "2020-03-13", "AEENDTC": "2020-03-31"}
    first = {"AEENDTC": "2020-03-12"}
    assert found(lb_grade_above_event, event(later, **first), adlb()) == []
    assert found(lb_grade_above_event, event({**later, "AESTDTC": "2020-03-14"}, **first), adlb()) == FOUND
    assert found(lb_grade_above_event, event({**later, "AEDECOD": "Neutropenia"}, **first), adlb()) == FOUND
    assert found(lb_grade_above_event, event({**later, "USUBJID": "2"}, **first), adlb()) == FOUND


def test_of_several_open_events_the_one_of_the_highest_grade_is_found():
    """Where grade 1 gives way to grade 2 on the day of a result of grade 3, the record of grade 2 is found."""
    second = {"AETOXGR": "2", "AESTDTC": "2020-03-10"}
    assert found(lb_grade_above_event, event(second, AEENDTC="2020-03-10"), adlb()) == [("AE", 2)]


def test_a_grade_that_a_symptom_decides_counts_as_the_lower_one():
    """A potassium below normal is grade 1 without symptoms; only below 3.0 mmol/L it is surely more."""
    low = {"LBTESTCD": ["K", "K"], "LBSTRESU": ["mmol/L"] * 2, "LBSTNRLO": [3.5, 3.5], "LBSTNRHI": [5, 5]}
    events = event(AEDECOD="Hypokalaemia")
    assert found(lb_grade_above_event, events, lb(**low, LBSTRESN=[4, 3.2])) == []
    assert found(lb_grade_above_event, events, lb(**low, LBSTRESN=[4, 2.8])) == FOUND


def test_high_results_are_compared_with_events_of_high_results():
    """A potassium of 6.5 mmol/L is compared with hyperkalaemia and not with hypokalaemia."""
    high = {
        "LBTESTCD": ["K", "K"],
        "LBSTRESN": [4, 6.5],
        "LBSTRESU": ["mmol/L"] * 2,
        "LBSTNRLO": [3.5, 3.5],
        "LBSTNRHI": [5, 5],
    }
    assert found(lb_grade_above_event, event(AEDECOD="Hyperkalaemia"), lb(**high)) == FOUND
    assert found(lb_grade_above_event, event(AEDECOD="Hypokalaemia"), lb(**high)) == []


def test_without_what_it_compares_it_is_skipped():
    """No laboratory data, no event of a laboratory kind and no grade are each a reason."""
    reasons = [
        result(lb_grade_above_event, *tables)
        for tables in (
            (event(),),
            (event(), table("ADLB", USUBJID=["1"], PARAMCD=["HGB"], ADT=[21950])),
            (event(AEDECOD="Nausea", AETERM="Nausea"), adlb()),
            (table("AE", USUBJID=["1"], AESTDTC=["2020"], AEENDTC=["2020"]), adlb()),
            (lb(),),
        )
    ]
    assert [each.outcome for each in reasons] == [Outcome.SKIPPED] * 5
    assert [each.reason for each in reasons] == [
        "no dataset has laboratory results with grades, or from which they follow",
        "no dataset has laboratory results with grades, or from which they follow",
        "AE has no event of a kind that laboratory results are graded by",
        "AE has no AETOXGR",
        "there is no AE",
    ]
