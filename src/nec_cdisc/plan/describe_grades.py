"""Says in words how a line grades laboratory results: each term with the thresholds of its grades."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.mapping.call import Call
from nec_cdisc.plugin.convention import GradeTables, GradeTerm, GradeThreshold
from nec_cdisc.rules.exact_number import plain


def describe_grades(call: Call, criteria: GradeTables) -> Iterator[str]:
    """Yield the terms that a line grades by, one line each; nothing for a line that grades nothing."""
    if not any(item.type is GradeTables for item in call.signature.parameters):
        return
    given = {item.name: call.arguments.get(item.name, item.default) for item in call.signature.written}
    table = criteria.versions.get(given["version"])
    for term in () if table is None else table.terms.values():
        if term.tests and term.direction == given["direction"][0].upper():
            yield _term(term)


def _term(term: GradeTerm) -> str:
    state = {"Y": ", fasting", "N": ", not fasting or not known"}.get(term.fasting, "")
    unit = f" in {term.unit}" if term.absolute and term.unit else ""
    grades = ("grade {}: {}".format(grade, " or ".join(map(_threshold, term.grades[grade]))) for grade in term.grades)
    return f"{term.name} ({', '.join(term.tests)}{state}){unit}: {'; '.join(grades)}"


def _threshold(threshold: GradeThreshold) -> str:
    """Return a threshold as it is written in the table."""
    more, factor = plain(threshold.more), plain(threshold.factor)
    limit = threshold.limit if factor == "1" else f"{factor} x {threshold.limit}"
    against = more if not threshold.limit else limit if more == "0" else f"{limit} + {more}"
    of = "PCHG " if threshold.of == "PCHG" else ""
    return f"{of}{threshold.comparison} {against}"
