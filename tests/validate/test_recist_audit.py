"""The RECIST audit of a course that was worked by hand."""

from decimal import Decimal

from tests.checks.made import package, table
from tests.checks.tumours.course import changed, dm, lesion, reading, rs, rs_rows, tr, tr_rows, tu, tu_rows

from nec_cdisc.records.facts import Facts
from nec_cdisc.validate.recist_audit import audit


def audited(*tables):
    """Return the audit of datasets."""
    return audit(package(*tables), Facts())


def test_the_course_is_told_as_it_was_worked():
    """Dates, sums, changes, nadir and responses of each assessment; nothing disagrees."""
    (subject,) = audited(tu(), tr(), rs(), dm())
    baseline, week8, week16 = subject.assessments
    assert (subject.subject, subject.evaluator, subject.first_dose) == ("1", "INVESTIGATOR", "2020-01-05")
    assert [each.total for each in subject.assessments] == [Decimal(70), Decimal(42), Decimal(57)]
    assert (baseline.baseline, baseline.from_baseline, baseline.nadir) == (True, None, None)
    assert (week8.from_baseline, week8.nadir, week8.growth) == (Decimal("-40.0"), Decimal(70), Decimal(-28))
    assert (week16.from_baseline, week16.from_nadir, week16.growth) == (Decimal("-18.6"), Decimal("35.7"), Decimal(15))
    assert (week16.visit, week16.date, week16.response_date) == ("WEEK 16", "2020-05-01", "2020-05-01")
    assert [(each.target.reported, each.target.derived) for each in (week8, week16)] == [("PR", "PR"), ("PD", "PD")]
    assert [(each.overall.derived, each.overall.agrees) for each in (week8, week16)] == [("PR", True), ("PD", True)]
    assert subject.disagreements == 0


def test_lesions_stand_in_order_with_what_counts():
    """Targets first, then non-targets and new ones, each with size, kind, place and record."""
    new = lesion("NEW1", "NEW", "BONE", "WEEK 16")
    (subject,) = audited(
        tu([*tu_rows(), new]), tr([*tr_rows(), reading("NEW1", "TUMSTATE", "PRESENT", "WEEK 16")]), rs(), dm()
    )
    rows = subject.assessments[2].lesions
    assert [(each.lesion, each.kind, each.location) for each in rows] == [
        ("T1", "TARGET", "LIVER"),
        ("T2", "TARGET", "LYMPH NODE"),
        ("NT1", "NON-TARGET", "LUNG"),
        ("NEW1", "NEW", "BONE"),
    ]
    assert [(each.size, each.node, each.counts, each.record) for each in rows[:2]] == [
        (Decimal(45), False, True, 9),
        (Decimal(12), True, True, 10),
    ]
    assert rows[3].state == "PRESENT"
    assert (subject.assessments[2].new_lesion, subject.assessments[1].new_lesion) == (True, False)


def test_what_disagrees_is_counted():
    """A wrong response and a wrong sum make two assessments that disagree."""
    (subject,) = audited(tu(), tr(changed(tr_rows(), 11, TRSTRESN=60)), rs(changed(rs_rows(), 1, RSSTRESC="SD")), dm())
    assert [each.agrees for each in subject.assessments] == [True, False, False]
    assert subject.disagreements == 2
    assert subject.assessments[2].reported_total == Decimal(60)


def test_evaluators_stand_apart():
    """Each evaluator has an audit of its own, in the order of names, and knows whether it was accepted."""
    lesions = [row | {"TUEVAL": "INDEPENDENT ASSESSOR", "TUEVALID": "RADIOLOGIST 1"} for row in tu_rows()]
    reads = [
        row | {"TREVAL": "INDEPENDENT ASSESSOR", "TREVALID": "RADIOLOGIST 1", "TRACPTFL": "Y"} for row in tr_rows()[:8]
    ]
    found = audited(tu([*tu_rows(), *lesions]), tr([*tr_rows(), *reads]), rs(), dm())
    assert [(each.evaluator, each.evaluator_id, each.accepted, len(each.assessments)) for each in found] == [
        ("INDEPENDENT ASSESSOR", "RADIOLOGIST 1", True, 2),
        ("INVESTIGATOR", None, False, 3),
    ]
    assert found[0].assessments[1].overall.reported is None
    assert found[0].assessments[1].overall.derived == "PR"


def test_analysis_stands_beside_it():
    """ADTR tells the sum of a visit, ADRS the response made of a record of RS, and the best response."""
    responses = rs([row | {"RSSEQ": number} for number, row in enumerate(rs_rows(), 1)])
    adtr = table("ADTR", USUBJID=["1"], PARAMCD=["SUMDIAM"], AVISIT=["WEEK 8"], AVAL=[42])
    named = {"SRCDOM": ["RS", "RS"], "SRCSEQ": [3, 3]}
    adrs = table("ADRS", USUBJID=["1", "1"], PARAMCD=["OVR", "BOR"], AVALC=["PR", "PR"], **named)
    (subject,) = audited(tu(), tr(), responses, dm(), adtr, adrs)
    assert [each.analysed_total for each in subject.assessments] == [None, Decimal(42), None]
    assert [each.overall.analysed for each in subject.assessments] == [None, "PR", None]
    assert subject.best_reported == "PR"


def test_without_responses_it_tells_what_was_measured():
    """TU and TR are enough; without one of them there is no audit."""
    (subject,) = audited(tu(), tr())
    assert [each.target.derived for each in subject.assessments] == [None, "PR", "PD"]
    assert subject.first_dose is None
    assert audited(tr(), rs(), dm()) == []
    assert audited(tu(), rs(), dm()) == []


def test_an_incomplete_assessment_has_no_change():
    """With a lesion not done the sum is that of the others, and no change is told."""
    undone = {"TRSTRESN": None, "TRORRES": None, "TRSTRESC": None, "TRSTAT": "NOT DONE"}
    (subject,) = audited(tu(), tr(changed(tr_rows(), 6, **undone)), rs(), dm())
    week8 = subject.assessments[1]
    assert (week8.total, week8.complete, week8.from_baseline) == (Decimal(30), False, None)
    assert (week8.target.derived, week8.target.agrees) == ("NE", False)
    assert week8.lesions[1].state == "NOT DONE"


def test_numbers_that_nobody_measured_do_not_break_it():
    """An infinite day, a sum that is a text, and sizes of extreme powers of ten are told as missing."""
    baseline = changed(changed(tr_rows(), 0, TRSTRESN=1e-300, TRDY=float("inf")), 1, TRSTRESN=1e-300)
    (subject,) = audited(tu(), tr(changed(baseline, 6, TRSTRESN=1e300)))
    assert subject.assessments[0].day is None
    assert [each.from_baseline for each in subject.assessments[:2]] == [None, None]
    texts = [{**row, "TRSTRESN": None if row["TRSTRESN"] is None else f"{row['TRSTRESN']} mm"} for row in tr_rows()]
    (subject,) = audited(tu(), tr(texts))
    assert {each.reported_total for each in subject.assessments} == {None}


def test_a_date_of_demographics_that_is_private_is_not_shown():
    """That there is a first dose is told, and not when; nothing else is hidden with it, and no death is made up."""
    held = package(tu(), tr(), rs(), dm())
    (subject,) = audit(held, Facts(), lambda dataset, name: (dataset, name) in {("DM", "RFXSTDTC"), ("DM", "DTHDTC")})
    assert (subject.first_dose, subject.death) == ("(private)", None)
    assert subject.assessments == audit(held, Facts())[0].assessments


def test_of_an_analysis_with_private_values_nothing_is_told():
    """The course is told by TU, TR and RS all the same."""
    adtr = table("ADTR", USUBJID=["1"], PARAMCD=["SUMDIAM"], AVISIT=["WEEK 8"], AVAL=[42], AGE=[60])
    held = package(tu(), tr(), rs(), dm(), adtr)
    assert audit(held, Facts(), lambda *each: each == ("ADTR", "AGE")) == audit(held, Facts())
    (subject,) = audit(held, Facts(), lambda *each: each == ("ADTR", "AVAL"))
    assert {each.analysed_total for each in subject.assessments} == {None}
    assert [each.total for each in subject.assessments] == [Decimal(70), Decimal(42), Decimal(57)]
