"""Codelists of variables as an expectation names them: codes of packaged codelists, and what a study adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from nec_cdisc.expectations.kinds.terms import terms_of
from nec_cdisc.expectations.suite import Expectation, asked
from nec_cdisc.standard.codelists import Codelists


@dataclass(frozen=True, slots=True)
class Listed:
    """Variables and the codes of their codelists."""

    codes: dict[str, list[str]] = field(default_factory=dict)

    def add(self, variable: str, codes: Iterable[str]) -> None:
        """Give a variable its codelists."""
        self.codes[variable] = list(codes)


def listed_terms(rule: str, listed: Listed, lists: Codelists) -> Iterator[Expectation]:
    """Yield the expectation that variables hold terms of their codelists, if there are any.

    The terms of a packaged codelist are looked up when the suite is run. What a study adds to one stands in the suite
    itself, and so do all terms of a codelist that is not packaged, or of which the study's package lacks a term.
    """
    if not listed.codes:
        return
    folders = tuple(each.folder for each in (lists, lists.also) if each is not None)
    coded: dict[str, list[str]] = {}
    own: dict[str, list[str]] = {}
    for variable, codes in listed.codes.items():
        for code in codes:
            held = set(lists[code].terms)
            packaged = _packaged(code, folders)
            if packaged and packaged <= held:
                coded.setdefault(variable, []).append(code)
                held -= packaged
            if held:
                own.setdefault(variable, []).extend(sorted(held))
    kwargs = {"codelists": coded, "terms": own, "terminology": list(folders) if coded else []}
    yield asked(rule, "expect_columns_to_hold_terms", **{name: value for name, value in kwargs.items() if value})


def _packaged(code: str, folders: tuple[str, ...]) -> frozenset[str]:
    try:
        return terms_of(code, folders)
    except KeyError:
        return frozenset()
