"""The page of all verbs, from their signatures and docstrings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from typing import Any

from nec_cdisc.mapping.signature import REQUIRED, Parameter, Signature, Source, signature
from nec_cdisc.plugin.verb import Shape
from nec_cdisc.verbs import verbs
from pages.markdown import kind_of, page, prose, table, written

INTRODUCTION = """\
Every line of a mapping has one verb. What stands after the verb's name is its first argument, the others are written
by name on the same line. For each verb the page shows the line with all its arguments; those in `[ ]` have a default.
In a default, `--` stands for the first two letters of the dataset. For a missing value a verb answers missing, without
a problem, unless it says otherwise. `nec-cdisc explain VERB` prints the same."""
SHAPES: Mapping[Shape, str] = {
    Shape.VALUE: "Value verbs see the values of one record.",
    Shape.SUBJECT: "Subject verbs see all records of the subject in the dataset.",
    Shape.EXTREME: "Extreme verbs choose, for each subject, one row of another form or dataset, and take its value."
    " `keep` bounds the rows that take part.",
    Shape.SUMMARY: "Summary verbs say something of all rows that the subject has in another form or dataset, and name"
    " the row that decided. `keep` bounds the rows that take part. Under `choose` the row can be read, too.",
}
KINDS: Mapping[str, str] = {
    "text": "a column of text",
    "iso8601": "a column of ISO 8601 dates",
    "number": "a column of numbers",
    "any": "any column",
    "condition": "a condition",
}


def sections(function: Callable[..., Any]) -> dict[str, str]:
    """Return a docstring by its headings; what stands above the first one is under ``""``."""
    found = {"": ""}
    heading = ""
    for line in (inspect.getdoc(function) or "").splitlines():
        start = re.match(r"(Arguments|Problems|Source|Example):\s*(.*)", line)
        if start:
            heading = start[1]
            found[heading] = start[2]
        else:
            found[heading] += "\n" + line
    return {name: text.strip("\n") for name, text in found.items()}


def arguments_of(text: str) -> dict[str, str]:
    """Return the descriptions under ``Arguments:`` by argument."""
    entries = re.split(r"\n(?=    \w)", "\n" + text.strip("\n"))
    pairs = (entry.strip().split(":", 1) for entry in entries if ":" in entry)
    return {name.strip(): " ".join(said.split()) for name, said in pairs}


def verbs_page() -> str:
    """Return the page of all verbs, by shape."""
    known = [signature(function) for function in verbs().values()]
    rows = ([f"[{v.name}](#{v.name})", _first_sentence(v)] for v in known)
    parts = [INTRODUCTION, table(["verb", "what it does"], rows)]
    for shape, said in SHAPES.items():
        parts.append(f"## {shape.value.capitalize()} verbs\n\n{said}")
        parts += [_verb(found) for found in known if found.shape is shape]
    return page("Verbs", parts)


def _first_sentence(verb: Signature) -> str:
    return prose(" ".join(sections(verb.function)[""].split("\n\n")[0].split()))


def _verb(verb: Signature) -> str:
    said = sections(verb.function)
    described = arguments_of(said.get("Arguments", ""))
    keys = {item.name: verb.name if item is verb.first else item.name for item in verb.written}
    rows = (
        [f"`{keys[item.name]}`", _kind(item), _default(item), prose(described.get(item.name, ""))]
        for item in verb.written
    )
    declared = [item for item in verb.parameters if item.source is Source.HANDED and item.name in described]
    handed = [
        f"- {prose(described[item.name])}"
        for item in declared
        if item.kind != "subject" and item.name not in {"groups", "count"}
    ]
    parts = [f"### {verb.name}", prose(said[""]), f"```text\n{_line(verb)}\n```"]
    parts.append(table(["argument", "is", "default", "meaning"], rows))
    if handed:
        parts.append("It also uses what source, study or standard declare:\n\n" + "\n".join(handed))
    parts += [f"{name}: {prose(' '.join(said[name].split()))}" for name in ("Problems", "Source") if name in said]
    parts.append("Example, as the tests run it:\n\n```python\n" + inspect.cleandoc("\n" + said["Example"]) + "\n```")
    return "\n\n".join(parts)


def _line(verb: Signature) -> str:
    """Return the verb's line with all its arguments."""
    given = []
    for item in verb.written:
        value = {"condition": "CONDITION"}.get(item.kind, "TABLE.COLUMN" if item.elsewhere else "COLUMN")
        value = value if item.source is Source.COLUMN else "NAME" if item.source is Source.NAMED else "VALUE"
        value = f"[{value}, …]" if item.many else value
        key = verb.name if item is verb.first else item.name
        given.append(f"{key}: {value}" if item.required else f"[{key}: {value}]")
    return f"VARIABLE: {{{', '.join(given)}}}"


def _kind(item: Parameter) -> str:
    if item.source is Source.COLUMN:
        said = KINDS[item.kind] + (" of the other table" if item.elsewhere else "")
    elif item.source is Source.NAMED:
        said = "the name of a code list"
    else:
        said = kind_of(item.type)
    return f"list: {said}" if item.many else said


def _default(item: Parameter) -> str:
    if item.required or item.default is REQUIRED:
        return "needed"
    return written(item.default)
