"""A form has all items of its instrument."""

from tests.checks.made import found, table

from nec_cdisc.checks.questionnaires.qs_items_complete import qs_items_complete


def test_a_form_without_an_item_is_found_once():
    """The form that lacks the item of the others is found at its first record, a form that was not done is not."""
    subjects = [str(subject) for subject in range(1, 7) for _ in range(2)]
    qs = table(
        "QS",
        USUBJID=[*subjects, "7", "8"],
        QSCAT=["MMSE"] * 14,
        QSTESTCD=["M1", "M2"] * 6 + ["M2", "QSALL"],
        VISITNUM=[1] * 14,
        QSSTAT=[None] * 13 + ["NOT DONE"],
    )
    assert found(qs_items_complete, qs) == [("QS", 13)]


def test_an_item_that_few_forms_have_is_not_missed():
    """An item that only some forms ask for is missing in none of the others."""
    qs = table("QS", USUBJID=["1", "1", "2", "3"], QSCAT=["X"] * 4, QSTESTCD=["A", "B", "A", "A"], VISITNUM=[1] * 4)
    assert found(qs_items_complete, qs) == []


def test_an_item_of_a_known_scale_is_missed_in_any_form():
    """The items of a scored instrument belong to each form, however many forms lack them."""
    qs = table(
        "QS",
        USUBJID=["1", "1", "2"],
        QSCAT=["EORTC QLQ-C30 V3.0"] * 3,
        QSTESTCD=["EOR0101", "EOR0102", "EOR0101"],
        VISITNUM=[1] * 3,
    )
    assert found(qs_items_complete, qs) == [("QS", 3)]


def test_forms_without_any_code_of_an_item_lack_none():
    """Where no record says which item it is, nobody can tell what is missing; another rule finds the blanks."""
    qs = table("QS", USUBJID=["1", "2"], QSCAT=["X"] * 2, QSTESTCD=[None, None], VISITNUM=[1] * 2)
    assert found(qs_items_complete, qs) == []
