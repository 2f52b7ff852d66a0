"""Records of TV."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.mapping.protocol_blocks import VisitBlock, WindowBlock
from nec_cdisc.mapping.series import names
from nec_cdisc.mapping.study import StudyMapping
from nec_cdisc.plan.trial_design.record import Record


def tv(study: StudyMapping) -> Iterator[Record]:
    """Yield a record for each planned visit, of a series for each of its visits; for all arms, or for those named."""
    protocol = study.block.protocol
    for key, block in protocol.visits.items():
        for name in names(key):
            visit = study.protocol.visits[name]
            said: Record = {
                "VISITNUM": visit.number,
                "VISIT": name,
                "VISITDY": visit.day,
                "TVSTRL": start_rule(block, visit.day),
                "TVENRL": block.end_rule,
            }
            arms: list[str | None] = [*block.arms] or [None]
            yield from ({**said, "ARMCD": arm, "ARM": _named(study, arm)} for arm in arms)


def unending(study: StudyMapping) -> Iterator[tuple[str, ...]]:
    """Yield the visits of each series that the protocol does not end, in order."""
    for key, block in study.block.protocol.visits.items():
        if block.last is not None:
            yield tuple(names(key))


def start_rule(block: VisitBlock, day: int | None) -> str | None:
    """Return the rule by which a visit begins: the one that is written, else its planned day with the window.

    >>> start_rule(VisitBlock(number=10, day=29, window=WindowBlock(before=2, after=3)), 29)
    'Study day 29, 2 days before to 3 days after'
    """
    if block.start_rule is not None or day is None:
        return block.start_rule
    return f"Study day {day}{_window(block.window)}"


def _window(window: WindowBlock | None) -> str:
    if window is None or not (window.before or window.after):
        return ""
    before, after = (f"{_days(count)} {word}" for count, word in ((window.before, "before"), (window.after, "after")))
    if not window.before or not window.after:
        return f", up to {after if window.after else before}"
    return f", {before} to {after}"


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"


def _named(study: StudyMapping, arm: str | None) -> str | None:
    known = study.block.protocol.arms.get(arm or "")
    return None if known is None else known.name
