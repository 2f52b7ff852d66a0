"""The RECIST audit as tables."""

from dataclasses import replace
from decimal import Decimal

from nec_cdisc.report.validation.page_audit import NOTHING, audit_table
from nec_cdisc.validate.recist_rows import AssessmentAudit, LesionRead, ResponseAudit, SubjectAudit

T1 = LesionRead("T1", "TARGET", "LIVER", False, Decimal(20), "LDIAM", "PRESENT", True, 1)
NODE = LesionRead("T2", "TARGET", "LYMPH NODE", True, Decimal("15.5"), "LPERP", "PRESENT", True, 2)
OTHER = LesionRead("NT1", "NON-TARGET", None, False, None, None, "UNEQUIVOCAL PROGRESSION", False, 3)
NONE = ResponseAudit(None, None)
BASELINE = AssessmentAudit(
    *("SCREENING", "1", "2019-01-02", "2019-01-02", None, -3, True, (OTHER, T1, NODE)),
    *(Decimal("35.5"), True, Decimal("35.5"), Decimal("35.5"), None, None, None, None, False, NONE, NONE, NONE),
)
LATER = replace(
    BASELINE,
    visit=None,
    visit_number="2",
    date="2019-03-01",
    last_date="2019-03-04",
    day=56,
    lesions=(T1, OTHER),
    total=Decimal(20),
    complete=False,
    reported_total=Decimal(99),
    analysed_total=None,
    nadir=Decimal("35.5"),
    from_baseline=Decimal("-43.7"),
    from_nadir=Decimal("-43.7"),
    growth=Decimal("-15.5"),
    new_lesion=True,
    target=ResponseAudit("SD", "PR"),
    overall=ResponseAudit("PD", "PD"),
)
COURSE = SubjectAudit("T-1-001", "INVESTIGATOR", None, True, "2019-01-05", None, "SD", (BASELINE, LATER))


def lines(course):
    """Return the lines of a table: label to the texts of its cells, those that differ marked."""
    return {
        line.label: [f"{cell.text}{' !' if cell.differs else ''}" for cell in line.cells]
        for line in audit_table(course).lines
    }


def test_lesions_stand_in_lines_and_assessments_in_columns():
    """Targets come first; sizes, states, and what was not read are shown."""
    table = audit_table(COURSE)
    assert table.heads == (("SCREENING", "2019-01-02, day −3"), ("2", "2019-03-01 to 2019-03-04, day 56"))  # noqa: RUF001 - the minus sign is meant
    assert list(lines(COURSE))[:3] == ["T1 LIVER", "T2 LYMPH NODE (node)", "NT1 no location"]
    assert lines(COURSE)["T2 LYMPH NODE (node)"] == ["15.5 mm", NOTHING]
    assert lines(COURSE)["NT1 no location"] == ["UNEQUIVOCAL PROGRESSION"] * 2


def test_sums_and_changes_are_shown():
    """An incomplete sum is told as such and contradicts nothing; changes have their signs."""
    told = lines(COURSE)
    assert told["Sum re-computed"] == ["35.5 mm", "20 mm (incomplete)"]
    assert told["Sum in TR"] == ["35.5 mm", "99 mm"]
    assert told["Change from nadir"] == [NOTHING, "−43.7 % (−15.5 mm)"]  # noqa: RUF001 - see above
    assert told["New lesion"] == [NOTHING, "yes"]


def test_what_differs_is_marked():
    """A response that is not the derived one shows both, and a sum of all lesions that is another one is marked."""
    assert lines(COURSE)["Target response"] == [NOTHING, "SD, derived PR !"]
    assert lines(COURSE)["Overall response"] == [NOTHING, "PD"]
    assert "Non-target response" not in lines(COURSE)
    wrong = replace(BASELINE, reported_total=Decimal(30))
    assert lines(replace(COURSE, assessments=(wrong,)))["Sum in TR"] == ["30 mm !"]
    assert audit_table(COURSE).disagreements == 1


def test_the_course_says_who_read_it():
    """Evaluator, first dose and best response stand beside the subject; what is unknown is left away."""
    assert (
        audit_table(COURSE).said == "read by INVESTIGATOR, accepted; first dose 2019-01-05; best response reported SD"
    )
    bare = SubjectAudit("T-1-002", None, None, False, None, None, None, ())
    assert (audit_table(bare).said, audit_table(bare).heads) == ("", ())
