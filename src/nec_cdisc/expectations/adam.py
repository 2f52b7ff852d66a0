"""Makes the suite of an analysis dataset from the guide, and from the study's own variables where they are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from nec_cdisc.dataset.spec import DatasetSpec, VariableSpec
from nec_cdisc.expectations.listed import Listed, listed_terms
from nec_cdisc.expectations.suite import Expectation, Suite, asked
from nec_cdisc.standard.analysis import AnalysisGuide
from nec_cdisc.standard.codelists import Codelists

#: Length of PARAMCD, and of names of variables.
CODE = 8
#: Flags of populations are ``Y`` or ``N``; those of records and parameters ``Y`` or nothing.
OF_POPULATION = re.compile(r"(FAS|SAF|ITT|PPROT|COMPL|RAND|ENRL)FL")
OF_RECORD = re.compile(r"(ABL|ANL(zz|\d\d)|ONTRT|LVOT|TRTEM|AOCC\w*|(ITT|SAF|FAS|PPROT|COMPL)[RP])FL")


def adam_suite(guide: AnalysisGuide, lists: Codelists, spec: DatasetSpec, own: DatasetSpec | None = None) -> Suite:
    """Return the suite of a dataset of the guide.

    ``spec`` names its class; ``own`` are the variables that the study maps, in their order: then no others are expected
    and none may be missing. Without it the guide's names stand as the guide spells them (``TRTxxP``).
    """
    general = _of_class(guide, spec.class_name)
    variables = general if own is None else own.variables
    expectations = [
        *_columns(spec, general, own),
        *_contents(general, variables),
        *_terms(lists, variables),
        *_records(spec, variables),
    ]
    return Suite(f"adamig-{guide.version}.{spec.name}", spec.name, expectations)


def _of_class(guide: AnalysisGuide, class_name: str) -> dict[str, VariableSpec]:
    """Return the variables of a class and, behind them, those that ADSL gives to all datasets."""
    return {**guide.classes.get("ADSL", {}), **guide.classes.get(class_name, {})}


def _columns(spec: DatasetSpec, general: Mapping[str, VariableSpec], own: DatasetSpec | None) -> Iterator[Expectation]:
    required = [name for name, each in general.items() if each.core == "Req" and name.isupper()]
    if own is None:
        required = [name for name in required if name in _required_of(spec, general)]
    else:
        required = list(own.variables)
    yield asked("STR101", "expect_table_columns_to_match_set", column_set=required, exact_match=False)
    described = general if own is None else own.variables
    if own is not None:
        yield asked("STR103", "expect_columns_to_be_known", columns=list(described))
        yield asked("STR104", "expect_columns_to_stand_in_order", columns=list(described))
    yield asked("STR105", "expect_columns_to_have_types", types={name: each.type for name, each in described.items()})
    labels = {name: each.label for name, each in described.items() if each.label}
    yield asked("STR106", "expect_columns_to_have_labels", labels=labels)


def _required_of(spec: DatasetSpec, general: Mapping[str, VariableSpec]) -> set[str]:
    """Return the variables that the class itself requires; what ADSL requires, others need not have."""
    if spec.class_name == "ADSL":
        return {name for name, each in general.items() if each.core == "Req"}
    return {"STUDYID", "USUBJID"} | ({"PARAM", "PARAMCD"} if spec.class_name == "BDS" else set())


def _contents(general: Mapping[str, VariableSpec], variables: Mapping[str, VariableSpec]) -> Iterator[Expectation]:
    filled = [name for name in ("STUDYID", "USUBJID", "PARAM", "PARAMCD") if name in variables]
    yield asked("STR107", "expect_columns_to_be_filled", columns=filled)
    if "PARAMCD" in variables:
        yield asked("STR108", "expect_columns_to_fit_lengths", lengths={"PARAMCD": CODE})
        yield asked("STR109", "expect_columns_to_hold_test_codes", columns=["PARAMCD"])
    yield asked("STR111", "expect_columns_to_fit_transport")
    dates = [name for name, each in variables.items() if each.type == "Char" and name.endswith("DTC")]
    if dates:
        yield asked("ISO101", "expect_columns_to_hold_iso8601_dates", columns=dates)
    days = [name for name, each in variables.items() if each.type == "Num" and name.endswith("DY") and _is_name(name)]
    if days:
        yield asked("DAY101", "expect_columns_to_hold_study_days", columns=days)
    if "ASEQ" in general:
        yield asked("SEQ101", "expect_columns_to_hold_positive_whole_numbers", columns=["ASEQ"])


def _terms(lists: Codelists, variables: Mapping[str, VariableSpec]) -> Iterator[Expectation]:
    closed, extensible = Listed(), Listed()
    flags: dict[str, list[str]] = {}
    for name, each in variables.items():
        if not _is_name(name):
            continue
        if OF_POPULATION.fullmatch(name):
            flags[name] = ["Y", "N"]
        elif OF_RECORD.fullmatch(name):
            flags[name] = ["Y"]
        elif each.codelists:
            is_open = any(item.extensible for item in lists.of(each.codelists))
            (extensible if is_open else closed).add(name, each.codelists)
    yield from listed_terms("TER101", closed, lists)
    yield from listed_terms("TER102", extensible, lists)
    if flags:
        yield asked("TER103", "expect_columns_to_hold_terms", terms=flags)


def _records(spec: DatasetSpec, variables: Mapping[str, VariableSpec]) -> Iterator[Expectation]:
    if "ASEQ" in variables:
        yield asked("KEY101", "expect_records_to_be_unique_by_keys", keys=["USUBJID", "ASEQ"])
    if spec.keys:
        must = [key for key in spec.keys if key in {"STUDYID", "USUBJID", "PARAMCD"}]
        may = [key for key in spec.keys if key not in must]
        yield asked("KEY102", "expect_records_to_be_unique_by_keys", keys=must, keys_if_there=may)
    if "PARAMCD" in variables:
        yield asked("PAR101", "expect_column_pair_to_be_one_to_one", column_A="PARAMCD", column_B="PARAM")


def _is_name(name: str) -> bool:
    """Say whether this is the name of one variable, and no spelling of several."""
    return name.isupper() and not name.startswith("*")
