"""Values of the trial summary have the form of their parameter."""

import pytest
from tests.checks.made import found, table

from nec_cdisc.checks.trial_design.ts_value_form import ts_value_form


@pytest.mark.parametrize(
    ("parameter", "right", "wrong"),
    [
        ("SENDTC", "2018-12", "31DEC2018"),
        ("AGEMIN", "P18Y", "18 years"),
        ("PLANSUB", "40", "about 40"),
        ("FCNTRY", "DEU", "Germany"),
        ("RANDOM", "N", "No"),
        ("STYPE", "INTERVENTIONAL", "INTERVENTION"),
        ("TTYPE", "SAFETY", "Safety"),
    ],
)
def test_a_value_of_another_form_is_found(parameter, right, wrong):
    """A value in another form than its parameter asks is found once, the right one is not."""
    ts = table("TS", TSPARMCD=[parameter] * 3, TSVAL=[right, wrong, None])
    assert found(ts_value_form, ts) == [("TS", 2)]


def test_free_texts_and_own_terms_are_not_found():
    """A title may be any text, and a codelist that may be extended have a term of the sponsor."""
    assert found(ts_value_form, table("TS", TSPARMCD=["TITLE", "TTYPE"], TSVAL=["A trial", "OWN KIND"])) == []
