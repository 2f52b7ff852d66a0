"""Nobody answers after death."""

from tests.checks.made import found, table

from nec_cdisc.checks.questionnaires.qs_qsdtc_after_dd import qs_qsdtc_after_dd


def test_an_answer_after_death_is_found():
    """The answer of the day after the death is found, that day, its month and a form that was not done are not."""
    qs = table(
        "QS",
        USUBJID=["1"] * 4,
        QSTESTCD=["A"] * 4,
        QSSTRESC=["1", "1", "1", None],
        QSDTC=["2019-03-06", "2019-03-05", "2019-03", "2019-03-06"],
    )
    assert found(qs_qsdtc_after_dd, qs, table("DM", USUBJID=["1"], DTHDTC=["2019-03-05"])) == [("QS", 1)]
