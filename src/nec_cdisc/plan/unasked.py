"""Finds edit checks that can find nothing: the records that they ask about are not kept."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from nec_cdisc.mapping.condition.tree import And, Atom, Condition, Equals, Not, OneOf, Or, State, to_text
from nec_cdisc.mapping.study import BlockMapping, DatasetMapping, StudyMapping
from nec_cdisc.problem import Problem

#: States that cannot hold of one cell.
_APART = (
    frozenset({"is filled", "is blank"}),
    frozenset({"is ticked", "is not ticked"}),
    frozenset({"is ticked", "is blank"}),
)


def unasked(study: StudyMapping) -> Iterator[Problem]:
    """Yield a problem for each edit check that contradicts what every row block of its dataset keeps."""
    for dataset in study.datasets.values():
        for check in dataset.checks:
            rules = [_against(study, dataset, block, check.when) for block in dataset.blocks]
            against = [to_text(rule) for rule in rules if rule is not None]
            if rules and len(against) == len(rules):
                asked = f"'{to_text(check.when)}' is asked of no record of {dataset.name}"
                yield Problem("MAP132", f"{asked}: 'keep: {against[0]}' leaves them out", check.place)


def _against(study: StudyMapping, dataset: DatasetMapping, block: BlockMapping, when: Condition) -> Condition | None:
    """Return the rule under which a block keeps its records, where no record under it can be asked about."""
    if block.keep is None:
        return None
    source = study.forms[block.form].set if block.form in study.forms else {}
    changing = {*block.roles, *block.set, *source, *block.broken, *dataset.broken}  # may be another value by then
    known = [atom for atom in _facts(block.keep) if atom.column.text not in changing]
    return block.keep if _contradicts(when, known) else None


def _facts(tree: Condition) -> Iterator[Atom]:
    """Yield the tests that hold of everything for which a condition holds."""
    if isinstance(tree, And):
        for part in tree.parts:
            yield from _facts(part)
    elif not isinstance(tree, Or | Not):
        yield tree


def _contradicts(tree: Condition, known: list[Atom]) -> bool:
    if isinstance(tree, Or):
        return all(_contradicts(part, known) for part in tree.parts)
    return any(_apart(atom, fact) for atom in _facts(tree) for fact in known) or (
        isinstance(tree, And) and any(_contradicts(part, known) for part in tree.parts if isinstance(part, Or))
    )


def _apart(one: Atom, other: Atom) -> bool:
    """Say whether two tests of a column never hold together; where it is not certain, they may."""
    if one.column.text.removeprefix("raw.") != other.column.text.removeprefix("raw."):
        return False
    if isinstance(one, State) and isinstance(other, State):
        return frozenset({one.verb.text, other.verb.text}) in _APART
    first, second = _texts(one), _texts(other)
    if first is None or second is None:
        return False
    (texts, none), (others, none_of) = first, second
    if none and none_of:
        return False
    if none or none_of:
        return texts <= others if none_of else others <= texts
    return not {_number(text) for text in texts} & {_number(text) for text in others}


def _texts(atom: Atom) -> tuple[frozenset[str], bool] | None:
    """Return the texts that a test names, and whether the cell must be none of them; ``""`` is a blank."""
    if isinstance(atom, State):
        return (frozenset({""}), atom.verb.text == "is filled") if atom.verb.text in {"is blank", "is filled"} else None
    if isinstance(atom, Equals):
        return frozenset({atom.literal.text}), atom.negated
    if isinstance(atom, OneOf):
        return frozenset(literal.text for literal in atom.literals), atom.negated
    return None


def _number(text: str) -> str | Decimal:
    """Return a text as the number that it may equal."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text
