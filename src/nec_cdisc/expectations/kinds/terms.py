"""What values must come from: the terms of codelists, and terms that are named one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from nec_cdisc.dataset.model import Dataset
from nec_cdisc.expectations.kinds.distinct import records_at_fault
from nec_cdisc.plugin.check import Found
from nec_cdisc.standard.codelists import Codelists, codelists
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.location import packaged


def terms(
    dataset: Dataset,
    codelists: Mapping[str, Sequence[str]] | None = None,
    terms: Mapping[str, Sequence[str]] | None = None,
    terminology: Sequence[str] = (),
) -> Iterator[Found]:
    """Find values that are no term of their variable.

    ``codelists`` are the codes of the codelists of each variable, looked up in the packages ``terminology`` (folders of
    the packaged specifications, such as ``sdtm-ct-2025-03-28``); ``terms`` further values that count. Raises
    ``KeyError`` for a codelist that no package has.
    """
    lists, own = codelists or {}, terms or {}
    for name in dict.fromkeys([*lists, *own]):
        known = {term for code in lists.get(name, ()) for term in terms_of(code, tuple(terminology))}
        known.update(own.get(name, ()))
        records = records_at_fault(dataset.columns[name], partial(_is_unknown, known))
        if len(records):
            yield Found(dataset.name, f"{name} {{{name}}} is {_named(lists, own, name, terminology)}", (name,), records)


def _is_unknown(known: set[str], text: str) -> bool:
    return text not in known


@cache
def terms_of(code: str, terminology: tuple[str, ...]) -> frozenset[str]:
    """Return the terms of a codelist of the packages. Raises ``KeyError`` where none has it."""
    return frozenset(_package_of(code, terminology)[code].terms)


def _named(
    lists: Mapping[str, Sequence[str]], own: Mapping[str, Sequence[str]], name: str, terminology: Sequence[str]
) -> str:
    """Say what a value is not: a term of named codelists, or one of a few words."""
    if name not in lists:
        few = list(own[name])
        return f"none of {', '.join(few)}" if len(few) <= 10 else f"none of the {len(few)} terms that it may be"  # noqa: PLR2004
    called = [f"{_package_of(code, tuple(terminology))[code].submission_value} ({code})" for code in lists[name]]
    return f"no term of {', '.join(called)}"


def _package_of(code: str, terminology: tuple[str, ...]) -> Codelists:
    for folder in terminology:
        package = _package(folder)
        if code in package:
            return package
    message = f"no codelist {code} in {', '.join(terminology) or 'no terminology at all'}"
    raise KeyError(message)


@cache
def _package(folder: str) -> Codelists:
    return codelists(Layers(packaged()), folder)[0]
