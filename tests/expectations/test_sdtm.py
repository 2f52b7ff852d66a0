"""Suites of SDTM: made from the standard, one expectation for each rule."""

from __future__ import annotations

import pytest

from nec_cdisc.expectations.sdtm import sdtm_suite
from nec_cdisc.standard.loading import load

STANDARD = load().standard


def kwargs(dataset: str, rule: str):
    """Return the arguments of the expectations that serve a rule."""
    return [dict(each.kwargs) for each in sdtm_suite(STANDARD, dataset).expectations if each.rule.id == rule]


def test_required_variables_are_those_of_the_guide():
    """The core of a variable decides whether its absence is an error, a warning or nothing."""
    (required,) = kwargs("AE", "STR101")
    assert required["column_set"] == ["STUDYID", "DOMAIN", "USUBJID", "AESEQ", "AETERM", "AEDECOD"]
    (expected,) = kwargs("AE", "STR102")
    assert "AESTDTC" in expected["column_set"]
    assert "AESPID" not in expected["column_set"]


def test_variables_of_the_model_are_known_and_those_out_of_use_are_not():
    """A variable of the class in the model is known; one that the dataset must do without is not."""
    (known,) = kwargs("AE", "STR103")
    assert {"AESTRTPT", "POOLID"} <= set(known["columns"])
    assert "AEOCCUR" not in known["columns"]
    assert known["columns"] == kwargs("AE", "STR104")[0]["columns"]


@pytest.mark.parametrize("name", STANDARD.datasets)
def test_variables_stand_as_the_standard_orders_them(name):
    """The order that is asked is the one in which this program writes variables, those of the model among them."""
    names = [each for each in kwargs(name, "STR104")[0]["columns"] if not each.endswith("n")]
    assert names == STANDARD.ordered(name, names)


def test_dates_durations_and_days_are_those_of_the_dataset():
    """Described formats and names decide what is asked of values."""
    assert {"AESTDTC", "AEENDTC"} <= set(kwargs("AE", "ISO101")[0]["columns"])
    assert "AEDUR" in kwargs("AE", "ISO102")[0]["columns"]
    assert {"AESTDY", "AEENDY"} <= set(kwargs("AE", "DAY101")[0]["columns"])


def test_closed_codelists_are_errors_and_extensible_ones_notes():
    """AESER comes from a closed codelist, LBTESTCD from one that may be extended; a flag has its own rule."""
    assert kwargs("AE", "TER101")[0]["codelists"]["AESER"] == ["C66742"]
    assert kwargs("LB", "TER102")[0]["codelists"]["LBTESTCD"] == ["C65047"]
    assert kwargs("LB", "TER103")[0]["terms"]["LBLOBXFL"] == ["Y"]
    assert "LBSTRESC" not in kwargs("LB", "TER102")[0]["codelists"]


def test_an_optional_key_counts_where_it_is_there():
    """Keys that a dataset must have are asked always, permissible ones where they are there."""
    (keys,) = kwargs("LB", "KEY102")
    assert keys["keys"] == ["STUDYID", "USUBJID", "LBTESTCD", "VISITNUM", "LBDTC"]
    assert keys["keys_if_there"] == ["LBSPEC", "LBTPTNUM"]


def test_short_names_and_long_names_are_pairs():
    """Tests, parameters, elements and qualifiers have one long name each."""
    pairs = {
        name: [(each["column_A"], each["column_B"]) for each in kwargs(name, "PAR101")] for name in ("LB", "TS", "TE")
    }
    assert pairs == {"LB": [("LBTESTCD", "LBTEST")], "TS": [("TSPARMCD", "TSPARM")], "TE": [("ETCD", "ELEMENT")]}
    assert kwargs("SUPPAE", "PAR101") == [{"column_A": "QNAM", "column_B": "QLABEL"}]


def test_countries_are_those_of_iso_3166():
    """COUNTRY holds a code of three letters."""
    (asked,) = kwargs("DM", "TER104")
    assert {"DEU", "USA"} <= set(asked["terms"]["COUNTRY"])


def test_an_unknown_dataset_has_no_suite():
    """A dataset that the standard does not know is refused."""
    with pytest.raises(KeyError):
        sdtm_suite(STANDARD, "ZZ")


@pytest.mark.parametrize("name", STANDARD.datasets)
def test_every_dataset_has_a_suite_that_names_its_rules_once(name):
    """Each rule is asked once of a dataset, but for pairs, of which there may be several."""
    rules = [each.rule.id for each in sdtm_suite(STANDARD, name).expectations if each.rule.id != "PAR101"]
    assert len(rules) == len(set(rules))
    assert {"STR101", "STR103", "STR104", "STR105", "STR106", "STR107", "STR111"} <= set(rules)
