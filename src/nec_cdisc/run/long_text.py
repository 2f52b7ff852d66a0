"""Continues texts that are too long for a transport file in the supplemental qualifiers.

Rule: SDTMIG 3.4, section 4.5.3.2. The first part stays in the variable; each further part is a qualifier, named by the
variable and a number. Texts are cut between words; a word that is longer than a whole part is cut at the limit, for
nothing better can be done with it. Blanks at a cut and at both ends of a long text are dropped.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, recode
from nec_cdisc.dataset.spec import VariableSpec
from nec_cdisc.plan.step import Finish
from nec_cdisc.problem import Problem
from nec_cdisc.run.blame import members, report_all
from nec_cdisc.run.comments import COMMENT, COMMENTS
from nec_cdisc.run.supplementary import COLLECTED, Qualifier, mapped
from nec_cdisc.run.table import Growing, Positions
from nec_cdisc.run.world import World
from nec_cdisc.xpt.limits import LABEL, LONGEST, WORD
from nec_cdisc.xpt.member import CHAR
from nec_cdisc.xpt.transliterate import plain_text

#: The code of a text that is continued.
CONTINUED = "ROW117"
#: Classes without supplemental qualifiers.
WITHOUT_QUALIFIERS = ("Trial Design", "Relationship")
_DATE = "DTC"


def continued(world: World, step: Finish, dataset: Growing) -> tuple[dict[str, Encoded], list[Qualifier]]:
    """Return the variables that lose the end of a long text, and all qualifiers of a dataset, those mapped included.

    Continued are free texts. Identifiers, values of a codelist and dates mean something as a whole only, and are
    refused by the writer where they are too long. Each text that is continued is noted (ROW117).
    """
    variables = list(_free_texts(world, step, dataset))
    wholes = [*variables, *mapped(step, dataset)]
    parts = [_parts(world, whole) for whole in wholes]
    taken = {*step.variables, *step.mapping.variables, *step.mapping.supplementary}
    further = max((len(texts) for several in parts for texts in several.values()), default=1) - 1
    names = further_names([whole.name for whole in wholes], further, taken)
    firsts: dict[str, Encoded] = {}
    qualifiers: list[Qualifier] = []
    for position, whole in enumerate(wholes):
        first, *more = _continued(world, dataset, whole, parts[position], names[position])
        if position < len(variables):
            firsts[whole.name] = first.value
            qualifiers += more
        else:
            qualifiers += [first, *more]
    return firsts, qualifiers


def _free_texts(world: World, step: Finish, dataset: Growing) -> Iterator[Qualifier]:
    """Yield the variables of a dataset that hold free text, as if they were qualifiers."""
    for name in step.variables:
        spec = world.plan.standard.allowed(step.dataset, name)
        if spec is None or name not in dataset.columns or not _is_free_text(world, step.dataset, spec):
            continue
        call = step.mapping.variables.get(name)
        origin = call.notes.get("origin", COLLECTED) if call is not None else COLLECTED
        yield Qualifier(name, spec.label, dataset.columns[name], origin)


def _is_free_text(world: World, dataset: str, spec: VariableSpec) -> bool:
    known = world.plan.standard.datasets.get(dataset)
    apart = known is None or known.class_name in WITHOUT_QUALIFIERS or (dataset == COMMENTS and spec.name != COMMENT)
    bound = bool(spec.codelists) or spec.format is not None or spec.name.endswith(_DATE)
    return spec.type == CHAR and spec.role != "Identifier" and not bound and not apart


def _parts(world: World, whole: Qualifier) -> dict[int, list[str]]:
    """Return the parts of each text of a column that is long, by the code of the text."""
    table = world.plan.standard.transliteration
    texts = enumerate(whole.value.values)
    long = [code for code, value in texts if isinstance(value, str) and is_long(value, table)]
    held = np.unique(whole.value.codes[np.isin(whole.value.codes, long)]).tolist() if long else []
    return {code: pieces(whole.value.values[code], table) for code in held}


def _continued(
    world: World,
    dataset: Growing,
    whole: Qualifier,
    parts: Mapping[int, Sequence[str]],
    names: Sequence[tuple[int, str]],
) -> list[Qualifier]:
    """Return a column cut into qualifiers, the first of them under its own name; where no text is long, as it is."""
    if not parts:
        return [whole]
    cut = [Qualifier(whole.name, whole.label, _part(whole.value, parts, 0), whole.origin, whole.evaluator)]
    names = names[: max(map(len, parts.values())) - 1]
    for position, (number, name) in enumerate(names, 1):
        part = _part(whole.value, parts, position)
        cut.append(Qualifier(name, numbered(whole.label, number), part, whole.origin, whole.evaluator))
    further = [name for _, name in names]
    rows = np.flatnonzero(np.isin(whole.value.codes, list(parts)))
    _note(world, dataset, whole, rows, {code: further[: len(texts) - 1] for code, texts in parts.items()})
    return cut


def _part(column: Encoded, parts: Mapping[int, Sequence[str]], position: int) -> Encoded:
    """Return one part of each text; a text that is not long is its own first part."""
    answers = [value if position == 0 else None for value in column.values]
    for code, texts in parts.items():
        answers[code] = texts[position] if position < len(texts) else None
    return recode(column, answers)


def further_names(wholes: Sequence[str], count: int, taken: Collection[str]) -> list[list[tuple[int, str]]]:
    """Return for each variable numbers and names of its further parts; names that are taken are passed over.

    Variables take turns, part by part, whether a text of theirs is long or not: so the name of a part never depends on
    the data of other variables, nor on which subjects are looked at.
    """
    gone = set(taken)
    found: list[list[tuple[int, str]]] = [[] for _ in wholes]
    for _ in range(count):
        for name, names in zip(wholes, found, strict=True):
            number = names[-1][0] if names else 0
            further = ""
            while not further or further in gone:
                number += 1
                further = f"{name[: WORD - len(str(number))]}{number}"
            names.append((number, further))
            gone.add(further)
    return found


def numbered(label: str, number: int) -> str:
    """Return a label with a number behind it; a long label loses its end."""
    behind = f" {number}"
    return f"{label[: LABEL - len(behind)].rstrip()}{behind}"


def is_long(text: str, table: Mapping[str, str]) -> bool:
    """Say whether a text has more bytes than a transport file can hold, after replacing characters."""
    if len(text) <= LONGEST and text.isascii():
        return False
    return len(plain_text(text, table).rstrip(" ")) > LONGEST


def pieces(text: str, table: Mapping[str, str]) -> list[str]:
    """Return the parts of a text, each with at most 200 bytes after replacing characters, cut between words."""
    whole = text.strip()
    ends = list(accumulate((len(plain_text(letter, table)) for letter in whole), initial=0))
    parts: list[str] = []
    start = 0
    while start < len(whole):
        fits = max(bisect_right(ends, ends[start] + LONGEST) - 1, start + 1)
        cut = fits if fits >= len(whole) else _between_words(whole, start, fits)
        parts.append(whole[start:cut].rstrip())
        start = cut + len(whole[cut:]) - len(whole[cut:].lstrip())
    return parts


def _between_words(text: str, start: int, fits: int) -> int:
    """Return the position of the last blank up to where the text fits; without one, that position itself."""
    return next((at for at in range(fits, start, -1) if text[at].isspace()), fits)


def _note(
    world: World, dataset: Growing, whole: Qualifier, rows: Positions, names: Mapping[int, Sequence[str]]
) -> None:
    """Note each text that is continued, and under which names."""
    target = f"{dataset.name}.{whole.name}"
    bound = world.plan.bound.get(target)
    place = bound.call.place if bound is not None else None
    found = []
    for code, inside in members(whole.value.codes[rows], len(whole.value.values)):
        if names.get(code):
            further = ", ".join(names[code])
            where = dataset.name if dataset.name == COMMENTS else f"SUPP{dataset.name}"
            message = f"{target} has more than {LONGEST} bytes; the rest stands in {where} as {further}"
            found.append((rows[inside], Problem(CONTINUED, message, place, target=target)))
    report_all(world, dataset, bound, found)
