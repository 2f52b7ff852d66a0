"""Finds the columns of forms that the mappings of datasets name: no other one can have taken part in a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from nec_cdisc.mapping.study import SUBJECT, BlockMapping, DatasetMapping
from nec_cdisc.plan.compile import Plan

_NAME = re.compile(r"\w+")
_ROW_RULE = "one_row_per"


def named_columns(plan: Plan) -> dict[str, list[str]]:
    """Return for each form that is no dataset of the run those of its columns that a mapping or a verb's default names.

    The subject and the sequence number of its records are among them, whoever names them.
    """
    words = {word for dataset in plan.study.datasets.values() for word in _words(dataset.document.data)}
    words |= {reference.name for bound in plan.bound.values() for reference in bound.all()}
    forms = [name for name, form in plan.study.forms.items() if not form.made]
    return {
        name: [column for column in plan.headers.get(name) or () if column in {*words, SUBJECT, f"{name[:2]}SEQ"}]
        for name in forms
    }


def row_columns(plan: Plan, mapping: DatasetMapping, block: BlockMapping) -> list[str]:
    """Return the columns that a row rule of a block names (``one_row_per_…``), in its order."""
    document = mapping.document.data
    rows = document.get("rows") if isinstance(document, dict) else None
    item = rows[block.position - 1] if isinstance(rows, list) and block.position <= len(rows) else rows
    said = [value for key, value in item.items() if key.startswith(_ROW_RULE)] if isinstance(item, dict) else []
    header = plan.headers.get(block.form) or ()
    return [word for word in dict.fromkeys(_words(said)) if word in header]


def _words(data: Any) -> Iterator[str]:
    """Yield the words of keys and values of a YAML document, however deep."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [*value, *value.values()][::-1]
        elif isinstance(value, list):
            waiting += value[::-1]
        elif value is not None:
            yield from _NAME.findall(str(value))
