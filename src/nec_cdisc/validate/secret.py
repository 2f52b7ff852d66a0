"""Which variables of published sets a private raw column stands behind: reports show none of their values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

#: What stands for a value that is not shown.
PRIVATE = "(private)"
#: The variable that holds the values of supplemental qualifiers.
_QUALIFIER = "QVAL"
_SUPPLEMENTARY = "SUPP"
#: How variables end that number the records of a subject.
_NUMBERED = "SEQ"

Variable = tuple[str, str]
#: Says of a variable of a dataset whether its values are not shown.
Secrets = Callable[[str, str], bool]


def secret_variables(sets: Iterable[Mapping[str, Any]]) -> frozenset[Variable]:
    """Return the variables, with their datasets, whose values are not shown, by the rules of some ``sets``.

    A sequence number is shown: it says no more than the order. Those of SDTM are told by lineage; what analysis makes
    of them, directly or by way of other variables, is secret, too. Where it cannot be told what a rule reads, any
    secret variable of the dataset that it reads counts.
    """
    rules = {name: rule for each in sets for name, rule in each.items()}
    told = ((name, variable) for name, rule in rules.items() for variable in rule.get("secret", ()))
    secret = {(name, variable) for name, variable in told if not variable.endswith(_NUMBERED)}
    if not secret:
        return frozenset()
    while more := set(_reading(rules, secret)) - secret:
        secret |= more
    qualifiers = {
        (f"{_SUPPLEMENTARY}{name}", _QUALIFIER) for name, variable in secret if variable in rules[name]["supplementary"]
    }
    return frozenset(secret | qualifiers)


def _reading(rules: Mapping[str, Any], secret: set[Variable]) -> Iterator[Variable]:
    """Yield the variables that read a secret one."""
    for name, rule in rules.items():
        for variable, made in rule["variables"].items():
            for number, reads in enumerate(made["reads"]):
                block = rule["blocks"][number] if number < len(rule["blocks"]) else {}
                if not variable.endswith(_NUMBERED) and any(
                    _is_secret(read, block, secret) for read in _behind(reads, block)
                ):
                    yield name, variable


def _behind(reads: Mapping[str, Sequence[str]], block: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    """Yield what a rule reads; of a name that is set in the block, what that reads."""
    waiting, seen = list(reads.values()), set()
    while waiting:
        read = waiting.pop()
        yield read
        named = block.get("sets", {}).get(read[2])
        if named is not None and read[2] not in seen:
            seen.add(read[2])
            waiting += named["reads"][0].values()


def _is_secret(read: Sequence[str], block: Mapping[str, Any], secret: set[Variable]) -> bool:
    _, table, name = read
    looked_up = block.get("look_ups", {}).get(table)
    table = table if looked_up is None else looked_up["table"]
    if (table, name) in secret:
        return True
    roles = bool(block.get("endpoints")) or read[0].startswith("role")
    return roles and any(dataset == table for dataset, _ in secret)
