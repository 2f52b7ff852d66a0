"""When a subject was in which element of the trial."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from nec_cdisc.plugin.convention import ArmElement, Protocol

_WHOLE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

#: An element at its place in an arm, and the date on which a subject began it.
Begun = tuple[ArmElement, str]


def start_variables(protocol: Protocol) -> list[str]:
    """Return the variables whose dates start the elements, each once, in the order of the arms."""
    elements = (element for arm in protocol.arms.values() for element in arm)
    return list(dict.fromkeys(element.starts for element in elements if element.starts is not None))


def elements_of(protocol: Protocol, arm: str | None) -> Sequence[ArmElement]:
    """Return the elements of an arm; of a subject without an arm (or with an unknown one) those all arms begin with."""
    if arm is not None and arm in protocol.arms:
        return protocol.arms[arm]
    shared = []
    for several in zip(*protocol.arms.values(), strict=False):
        if len({(element.code, element.epoch) for element in several}) > 1:
            break
        shared.append(several[0])
    return shared


def begun(
    protocol: Protocol, arm: str | None, starts: Sequence[str | None], last: str | None = None
) -> Iterator[Begun]:
    """Yield the elements of an arm that a subject began, in the order of the arm, each with its date.

    ``starts`` are the subject's dates of :func:`start_variables`, missing where there is none: an element without a
    date was not entered. What begins the day after a date begins on a day that is as partial as the date; a subject
    whose participation ended on that very date (``last``) did not enter it.
    """
    dates = dict(zip(start_variables(protocol), starts, strict=True))
    for element in elements_of(protocol, arm):
        date = _begins(element, dates, last)
        if date is not None:
            yield element, date


def entered(
    protocol: Protocol, arm: str | None, starts: Sequence[str | None], last: str | None, order: int
) -> tuple[list[Begun], int | None]:
    """Return the elements that a subject began, and where the one at a place in the arm is among them (or ``None``)."""
    found = list(begun(protocol, arm, starts, last))
    return found, next((place for place, (element, _) in enumerate(found) if element.order == order), None)


def _begins(element: ArmElement, dates: Mapping[str, str | None], last: str | None) -> str | None:
    date = None if element.starts is None else dates[element.starts]
    if date is None or not element.after:
        return date
    if not _WHOLE_DAY.match(date):
        return date
    if last is not None and last[:10] == date[:10]:
        return None
    return (dt.date.fromisoformat(date[:10]) + dt.timedelta(days=1)).isoformat()
