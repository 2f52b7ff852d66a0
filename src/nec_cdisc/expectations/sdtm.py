"""Makes the suite of a dataset of SDTM from what the standard says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from nec_cdisc.dataset.spec import DatasetSpec, VariableSpec
from nec_cdisc.expectations.listed import Listed, listed_terms
from nec_cdisc.expectations.suite import Expectation, Suite, asked
from nec_cdisc.standard.model import Standard

SUPPLEMENT = "SUPPQUAL"
#: Flags that are ``Y`` or nothing, behind the prefix of the dataset.
YES_OR_NOTHING = ("LOBXFL", "BLFL", "DRVFL", "PRESP")
#: Short names, by their ending or whole name, and the length of the long name beside each.
LONG_NAME = 40
CODES = ("TESTCD", "PARMCD", "QNAM")
LIMITS = {"TSPARMCD": 8, "ETCD": 8, "ARMCD": 20, "ACTARMCD": 20, "QNAM": 8, "QLABEL": LONG_NAME}
#: Results of which the codelist holds those of some tests alone; others are numbers or dates.
RESULTS = ("LBSTRESC", "SSSTRESC", "TRSTRESC")
#: Texts that go on in variables of the same name with a number (``COVAL1``).
CONTINUED = ("COVAL", "TSVAL")
#: Names of criteria may be as long as any text.
LONG_TEXTS = ("IETEST",)


def sdtm_suite(standard: Standard, name: str) -> Suite:
    """Return the suite of a dataset, such as ``LB`` or ``SUPPAE``. Raises ``KeyError`` for one the standard has not."""
    spec = standard.dataset(name)
    if spec is None:
        raise KeyError(name)
    variables = _allowed(standard, spec)
    expectations = [
        *_columns(spec, variables),
        *_contents(spec, variables),
        *_terms(standard, spec, variables),
        *_records(spec, variables),
    ]
    return Suite(f"sdtmig-{standard.version}.{name}", name, expectations)


def _allowed(standard: Standard, spec: DatasetSpec) -> dict[str, VariableSpec]:
    """Return the variables that a dataset may have, in order; those of the model have that of the one they follow."""
    model = standard.class_variables.get(spec.class_name.removesuffix(" About"), {})
    names = [*spec.variables, *(general.replace("--", spec.name[:2]) for general in model)]
    found = {name: standard.allowed(spec.name, name) for name in dict.fromkeys(names)}
    held = [variable for variable in found.values() if variable is not None]
    return {variable.name: variable for variable in sorted(held, key=lambda each: each.order)}


def _columns(spec: DatasetSpec, variables: Mapping[str, VariableSpec]) -> Iterator[Expectation]:
    for code, core in (("STR101", "Req"), ("STR102", "Exp")):
        if names := [name for name, each in spec.variables.items() if each.core == core]:
            yield asked(code, "expect_table_columns_to_match_set", column_set=names, exact_match=False)
    names = [spelled for name in variables for spelled in ((name, f"{name}n") if name in CONTINUED else (name,))]
    yield asked("STR103", "expect_columns_to_be_known", columns=names)
    yield asked("STR104", "expect_columns_to_stand_in_order", columns=names)
    yield asked("STR105", "expect_columns_to_have_types", types={name: each.type for name, each in variables.items()})
    yield asked(
        "STR106", "expect_columns_to_have_labels", labels={name: each.label for name, each in variables.items()}
    )


def _contents(spec: DatasetSpec, variables: Mapping[str, VariableSpec]) -> Iterator[Expectation]:
    yield asked(
        "STR107",
        "expect_columns_to_be_filled",
        columns=[name for name, each in spec.variables.items() if each.core == "Req"],
    )
    codes = [name for name in variables if name.endswith(CODES)]
    limits = {name: LIMITS[name] for name in variables if name in LIMITS}
    limits |= {long: LONG_NAME for _, long in _pairs(variables) if long not in LONG_TEXTS and long not in limits}
    if limits:
        yield asked("STR108", "expect_columns_to_fit_lengths", lengths=limits)
    if codes:
        yield asked("STR109", "expect_columns_to_hold_test_codes", columns=codes)
    if "DOMAIN" in spec.variables:
        yield asked("STR110", "expect_columns_to_hold_terms", terms={"DOMAIN": [spec.name]})
    yield asked("STR111", "expect_columns_to_fit_transport")
    for code, kind, start in (
        ("ISO101", "expect_columns_to_hold_iso8601_dates", "ISO 8601 datetime"),
        ("ISO102", "expect_columns_to_hold_iso8601_durations", "ISO 8601 duration"),
    ):
        if names := [name for name, each in variables.items() if (each.format or "").startswith(start)]:
            yield asked(code, kind, columns=names)
    if days := [name for name, each in variables.items() if each.type == "Num" and name.endswith("DY")]:
        yield asked("DAY101", "expect_columns_to_hold_study_days", columns=days)


def _terms(standard: Standard, spec: DatasetSpec, variables: Mapping[str, VariableSpec]) -> Iterator[Expectation]:
    flags = {f"{spec.name[:2]}{ending}": ["Y"] for ending in YES_OR_NOTHING} | {"DTHFL": ["Y"]}
    flags = {name: terms for name, terms in flags.items() if name in variables}
    closed, extensible = Listed(), Listed()
    for name, each in variables.items():
        if each.codelists and name not in flags and name not in RESULTS:
            served = set(standard.codelists.serving(name)) & set(each.codelists)
            is_open = bool(served) or any(item.extensible for item in standard.codelists.of(each.codelists))
            (extensible if is_open else closed).add(name, each.codelists)
    yield from listed_terms("TER101", closed, standard.codelists)
    yield from listed_terms("TER102", extensible, standard.codelists)
    if flags:
        yield asked("TER103", "expect_columns_to_hold_terms", terms=flags)
    if lands := {name: list(standard.countries) for name, each in variables.items() if _is_country(each)}:
        yield asked("TER104", "expect_columns_to_hold_terms", terms=lands)


def _is_country(variable: VariableSpec) -> bool:
    return (variable.format or "").startswith("ISO 3166-1")


def _records(spec: DatasetSpec, variables: Mapping[str, VariableSpec]) -> Iterator[Expectation]:
    sequence = next((name for name in spec.variables if name == f"{spec.name[:2]}SEQ"), None)
    if sequence is not None:
        yield asked("SEQ101", "expect_columns_to_hold_positive_whole_numbers", columns=[sequence])
        if "USUBJID" in spec.variables:
            yield asked("KEY101", "expect_records_to_be_unique_by_keys", keys=["USUBJID", sequence])
    if spec.keys:
        must = [key for key in spec.keys if spec.variables[key].core != "Perm"]
        may = [key for key in spec.keys if key not in must]
        yield asked("KEY102", "expect_records_to_be_unique_by_keys", keys=must, keys_if_there=may)
    for short, long in _pairs(variables):
        yield asked("PAR101", "expect_column_pair_to_be_one_to_one", column_A=short, column_B=long)


def _pairs(variables: Mapping[str, VariableSpec]) -> Sequence[tuple[str, str]]:
    """Return the short names of a dataset with the long name that each has."""
    pairs = [(name, name.removesuffix("CD")) for name in variables if name.endswith("TESTCD")]
    pairs += [("TSPARMCD", "TSPARM"), ("ETCD", "ELEMENT"), ("QNAM", "QLABEL"), ("ARMCD", "ARM")]
    return [(short, long) for short, long in pairs if short in variables and long in variables]
