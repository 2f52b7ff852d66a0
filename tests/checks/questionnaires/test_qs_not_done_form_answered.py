"""A form that was not done has no answers."""

from tests.checks.made import found, table

from nec_cdisc.checks.questionnaires.qs_not_done_form_answered import qs_not_done_form_answered


def test_a_form_not_done_with_answers_is_found():
    """The form with both is found, not one that was not done."""
    qs = table(
        "QS",
        USUBJID=["1", "1", "2"],
        QSTESTCD=["QSALL", "A", "QSALL"],
        QSCAT=["X"] * 3,
        QSSTAT=["NOT DONE", None, "NOT DONE"],
        QSSTRESC=[None, "1", None],
        VISITNUM=[1] * 3,
    )
    assert found(qs_not_done_form_answered, qs) == [("QS", 1)]
