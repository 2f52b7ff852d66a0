"""An item is answered once."""

from tests.checks.made import found, table

from nec_cdisc.checks.questionnaires.qs_dup import qs_dup


def test_a_second_answer_is_found():
    """The second answer of a date, and of a visit, are found, and nothing else."""
    qs = table(
        "QS",
        USUBJID=["1"] * 6,
        QSTESTCD=["A", "A", "A", "A", "A", "B"],
        QSSTRESC=["1", "2", "3", "4", None, "1"],
        QSDTC=["2019-01-01", "2019-01-01", "2019-02-01", "2019-02-09", "2019-02-01", "2019-01-01"],
        VISITNUM=[1, 2, 3, 3, 3, 1],
    )
    assert found(qs_dup, qs) == [("QS", 2), ("QS", 4)]
