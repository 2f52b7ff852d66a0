"""Each expectation of this package has what answers it."""

from __future__ import annotations

import inspect

import nec_cdisc.expectations.gx as cdisc
from nec_cdisc.expectations.kinds.registry import ARGUMENTS, KINDS


def test_every_registered_expectation_has_its_class_and_the_reverse():
    """What the table answers is what Great Expectations knows, beside the one expectation of its own."""
    ours = {getattr(cdisc, name)(**arguments(name)).expectation_type for name in cdisc.__all__}
    assert ours | {"expect_table_columns_to_match_set"} == set(KINDS)


def arguments(name: str) -> dict[str, object]:
    """Return something for each argument that a class needs."""
    kinds = {"columns": ["A"], "keys": ["A"], "lengths": {"A": 1}, "types": {"A": "Char"}, "labels": {"A": "a"}}
    wanted = getattr(cdisc, name).success_keys
    return {
        key: kinds.get(key, "A") for key in wanted if key not in {"codelists", "terms", "terminology", "keys_if_there"}
    }


def test_arguments_are_those_of_the_function():
    """What a table says of arguments is an argument of the function that answers."""
    for kind in KINDS.values():
        known = inspect.signature(kind.find).parameters
        for argument in (*kind.each, *kind.all, *filter(None, [kind.about])):
            assert ARGUMENTS.get(argument, argument) in known
