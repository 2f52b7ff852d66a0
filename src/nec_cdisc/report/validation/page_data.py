"""The findings as the page's script reads them: texts that repeat are numbers of a list."""

from __future__ import annotations

from typing import Any

from nec_cdisc.plugin.check import Level
from nec_cdisc.problem.visible import visible
from nec_cdisc.report.validation.listing import pairs
from nec_cdisc.validate.finding import Finding
from nec_cdisc.validate.validation import Validation

#: Findings that the page holds, gravest first; a browser is still quick with them.
MOST = 20_000
_LEVELS = list(Level)


class _Texts(dict[str, int]):
    """Numbers of texts, in the order in which they are first asked for."""

    def __missing__(self, text: str) -> int:
        self[text] = len(self)
        return self[text]


def as_table(validation: Validation) -> dict[str, Any]:
    """Return the findings of the page as rows of numbers and texts, open and grave ones first.

    A row is: rule, dataset, subject, sequence, record, message, values, raw rows, mapping line, since, identity, keys,
    waiver; rule is a number in ``rules``, and dataset, subject, raw rows, line, waiver are numbers in ``texts``.
    """
    texts = _Texts()
    numbers = {result.rule.id: number for number, result in enumerate(validation.results)}
    rules = [
        [rule.id, _LEVELS.index(rule.level), shown(rule.next_step), shown(rule.says)]
        for rule in (result.rule for result in validation.results)
    ]
    rows = [_row(finding, numbers[finding.rule.id], texts) for finding in on_page(validation)]
    return {"levels": [level.value for level in Level], "rules": rules, "rows": rows, "texts": list(texts)}


def on_page(validation: Validation) -> list[Finding]:
    """Return the findings that the page holds, in its order."""
    return sorted(validation.findings, key=_order)[:MOST]


def _order(finding: Finding) -> tuple[bool, int]:
    return finding.waiver is not None, _LEVELS.index(finding.rule.level)


def _row(finding: Finding, rule: int, texts: _Texts) -> list[Any]:
    waiver = finding.waiver
    accepted = "" if waiver is None else f"{waiver.reason} ({waiver.who}, {waiver.date})"
    return [
        rule,
        texts[shown(finding.dataset)],
        texts[shown(finding.subject or "")],
        shown(finding.sequence or ""),
        finding.record or 0,
        shown(finding.message),
        shown(pairs(finding.values)),
        texts[shown(", ".join(finding.raw))],
        texts[shown(finding.line or "")],
        "" if finding.since is None else finding.since.value,
        finding.identity,
        shown(pairs(finding.keys)),
        texts[shown(accepted)],
    ]


def shown(text: str) -> str:
    """Return a text in which every sign can be seen: none of them steers or hides anything."""
    return visible(text)
