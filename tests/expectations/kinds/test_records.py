"""Records among one another: pairs one to one, keys that tell records apart."""

from __future__ import annotations

from tests.expectations.small import positions, small

from nec_cdisc.expectations.kinds.records import one_to_one, unique_keys


def test_a_code_with_two_names_is_found():
    """All records of a code with several names are found, and of a name with several codes; blanks are not asked."""
    data = small("LB", C=["ALT", "ALT", "AST", "AST", None, "GGT"], N=["Ala", "Ala", "Asp", "Aspartate", "Ala", None])
    assert positions(one_to_one(data, "C", "N")) == [(("C", "N"), [2, 3])]
    assert positions(one_to_one(small(C=["A", "B", "C"], N=["x", "x", "z"]), "C", "N")) == [(("N", "C"), [0, 1])]


def test_pairs_of_texts_and_numbers_are_asked_too():
    """A number may be the other half of a pair."""
    data = small(P=["A", "A", "B"], N=[1, 2, 2])
    assert positions(one_to_one(data, "P", "N")) == [(("P", "N"), [0, 1]), (("N", "P"), [1, 2])]


def test_a_repeated_record_is_found_with_the_one_before():
    """The second record of the same keys is found, and the first one is named."""
    (found,) = unique_keys(small(S=["1", "1", "2", "1"], N=[1, 1, 1, None]), ["S", "N"])
    assert found.records.tolist() == [1]
    assert found.said["earlier"] == ["record 1"]


def test_blank_keys_are_alike():
    """Two records that have nothing in a key are alike in it, be it missing or empty."""
    assert positions(unique_keys(small(S=["1", "1", "1"], V=[None, "", "x"]), ["S", "V"])) == [(("S", "V"), [1])]


def test_a_further_key_counts_where_it_is_there():
    """A key that a dataset need not have tells records apart where it has it."""
    data = small(S=["1", "1"], V=["a", "b"])
    assert positions(unique_keys(data, ["S"], ["V", "W"])) == []
    assert positions(unique_keys(data, ["S"], ["W"])) == [(("S",), [1])]


def test_no_record_repeats_none():
    """A dataset without records has none repeated, and pairs none wrongly."""
    data = small(S=[], N=[])
    assert positions(unique_keys(data, ["S", "N"])) == []
    assert positions(one_to_one(data, "S", "N")) == []
