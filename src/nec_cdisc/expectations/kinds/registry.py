"""Which function answers which expectation, and how its arguments read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from nec_cdisc.expectations.kinds import records, structure, terms, values
from nec_cdisc.plugin.check import Found

TEXT, NUMBER = "text", "number"


@dataclass(frozen=True, slots=True)
class Kind:
    """What answers an expectation.

    ``find`` yields what is at fault. ``wants`` is the type of the columns that it is meant for (``text``, ``number``,
    blank: any). ``each`` are arguments that name columns one by one, so that one which is absent leaves the others to
    be looked at; ``all`` those that name columns, all of which are needed. ``about`` is an argument that tells of all
    columns that there may be, by name: a dataset need only be asked about those that it has.
    """

    find: Callable[..., Iterator[Found]]
    wants: str = ""
    each: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    about: str = ""


_EACH = ("columns",)
KINDS: Mapping[str, Kind] = {
    "expect_table_columns_to_match_set": Kind(structure.present),
    "expect_columns_to_be_known": Kind(structure.known, about="columns"),
    "expect_columns_to_stand_in_order": Kind(structure.in_order, about="columns"),
    "expect_columns_to_have_types": Kind(structure.types, about="types"),
    "expect_columns_to_have_labels": Kind(structure.labels, about="labels"),
    "expect_columns_to_be_filled": Kind(values.filled, "", _EACH),
    "expect_columns_to_fit_lengths": Kind(values.lengths, TEXT, ("lengths",)),
    "expect_columns_to_hold_test_codes": Kind(values.test_codes, TEXT, _EACH),
    "expect_columns_to_fit_transport": Kind(values.transport, TEXT, _EACH),
    "expect_columns_to_hold_iso8601_dates": Kind(values.dates, TEXT, _EACH),
    "expect_columns_to_hold_iso8601_durations": Kind(values.durations, TEXT, _EACH),
    "expect_columns_to_hold_study_days": Kind(values.study_days, NUMBER, _EACH),
    "expect_columns_to_hold_positive_whole_numbers": Kind(values.positive_whole, NUMBER, _EACH),
    "expect_columns_to_hold_terms": Kind(terms.terms, TEXT, ("codelists", "terms")),
    "expect_column_pair_to_be_one_to_one": Kind(records.one_to_one, "", (), ("column_A", "column_B")),
    "expect_records_to_be_unique_by_keys": Kind(records.unique_keys, "", (), ("keys",)),
}
#: Arguments of expectations that the functions call otherwise.
ARGUMENTS: Mapping[str, str] = {"column_A": "column_a", "column_B": "column_b", "column_set": "columns"}
