"""Variables of the model that the guide does not list find their place."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st


def test_an_extra_variable_is_found_by_its_name_in_the_dataset(study):
    """--OUT of the class is AEOUT in AE, with the order of the variable that it follows."""
    standard = study({}).standard
    found = standard.allowed("AE", "AEOUT")
    assert (found.name, found.label, found.core, found.order) == ("AEOUT", "Outcome of Event", "Perm", 3)
    assert standard.allowed("AE", "EPOCH").order == 3
    assert standard.allowed("AE", "AESPID").order == 1


def test_what_the_class_has_not_is_not_allowed(study):
    """A variable of no name in the class, of another dataset's prefix, unprefixed or in general form is refused."""
    standard = study({}).standard
    for name in ("AEXYZ", "CMOUT", "OUT", "--OUT", "VISITNUM"):
        assert standard.allowed("AE", name) is None


def test_what_a_dataset_must_do_without_is_not_allowed(study):
    """A variable of the class that not_used.csv names for the dataset is refused."""
    assert study({}).standard.allowed("AE", "AEOCCUR") is None


def test_other_classes_take_no_extras(study):
    """A relationship dataset has its listed variables and no others; an unknown dataset has none."""
    standard = study({}).standard
    assert standard.allowed("SUPPAE", "EPOCH") is None
    assert standard.allowed("SUPPAE", "QNAM").order == 2
    assert standard.allowed("XX", "USUBJID") is None


def test_orders_variables_as_guide_and_model_have_them(study):
    """Extra variables go where the model puts them among the listed ones, whatever order they come in."""
    standard = study({}).standard
    right = ["USUBJID", "AESPID", "AETERM", "AESER", "AEOUT", "EPOCH", "AESTDTC"]
    for given_order in list(permutations(right))[::211]:
        assert standard.ordered("AE", given_order) == right


def test_unknown_variables_come_last_as_given(study):
    """What the standard does not know is neither lost nor sorted."""
    standard = study({}).standard
    assert standard.ordered("AE", ["ZZ", "AESER", "AA"]) == ["AESER", "ZZ", "AA"]
    assert standard.ordered("XX", ["B", "A"]) == ["B", "A"]


def test_selects_and_numbers_the_variables_of_a_dataset(study):
    """A selection has the allowed variables in order, numbered from 1, and the keys that are among them."""
    spec = study({}).standard.select("AE", ["AEOUT", "AETERM", "NONE", "AESTDTC"])
    assert {name: variable.order for name, variable in spec.variables.items()} == {
        "AETERM": 1, "AEOUT": 2, "AESTDTC": 3
    }  # fmt: skip
    assert spec.keys == ("AETERM",)
    assert study({}).standard.select("XX", ["A"]) is None


@given(data=st.data())
def test_any_selection_of_ae_keeps_the_guides_order(standard, data):
    """Whatever is mapped of AE, listed variables stay in the guide's order and none is lost."""
    listed = list(standard.datasets["AE"].variables)
    extra = ["AELNKID", "AETOX", "VISITNUM", "AESTRTPT", "AESTTPT", "MIDS", "POOLID"]
    chosen = data.draw(st.lists(st.sampled_from(listed + extra), unique=True))
    result = standard.ordered("AE", chosen)
    assert sorted(result) == sorted(chosen)
    assert [name for name in result if name in listed] == [name for name in listed if name in chosen]
    assert standard.ordered("AE", reversed(result)) == result
