"""What is known of a form at the end of a run: its rows, its cells, and what may have become of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.plugin.reader import Unread
from nec_cdisc.run.ledger.fate import Positions, Reason, Reasons

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class ColumnAccount:
    """A raw column: ``filled`` says which rows of the file have a non-blank cell; all rows here are rows of the file.

    ``not_submitted`` is the reason of the mapping where no variable reads the column; ``rules`` are the rules, keys and
    look-ups that read it. ``mapped`` says for each variable the rows whose cell gave a value (``None``: all that took
    part), ``reasons`` why cells gave none. ``refused`` are cells that a problem names, ``emptied`` those that are
    blank to all lines of the mapping, ``corrected`` those that hold another value by the register of corrections.
    """

    name: str
    filled: Mask
    not_submitted: str | None = None
    rules: tuple[str, ...] = ()
    mapped: Mapping[str, Mask | None] = field(default_factory=dict)
    reasons: Reasons = field(default_factory=dict)
    refused: Reasons = field(default_factory=dict)
    emptied: Reasons = field(default_factory=dict)
    corrected: Positions = field(default_factory=lambda: np.empty(0, np.int64))


@dataclass(frozen=True, slots=True, eq=False)
class FormAccount:
    """A form: ``numbers`` are the record numbers of the rows in the file that are records, ``subject`` whose they are.

    ``part`` are the rows that took part in the run, ``alive`` those behind a finished record; ``left`` are rows that
    rules left out on reading, ``gone`` rows that did not arrive, and why. ``whole`` is one reason for the whole form.
    ``columns`` gives the accounts of the columns, one at a time.
    """

    name: str
    file: str
    header: tuple[str, ...]
    numbers: Positions
    subject: Encoded
    part: Mask
    alive: Mask
    columns: Callable[[], Iterator[ColumnAccount]]
    left: Reasons = field(default_factory=dict)
    gone: Reasons = field(default_factory=dict)
    unread: tuple[Unread, ...] = ()
    whole: Reason | None = None

    def kept(self) -> FormAccount:
        """Return the account with its columns at hand, to be merged with others."""
        return replace(self, columns=_Columns(tuple(self.columns())))


@dataclass(frozen=True, slots=True, eq=False)
class _Columns:
    """Columns at hand; unlike a function inside of another one it can be sent to another process."""

    held: tuple[ColumnAccount, ...]

    def __call__(self) -> Iterator[ColumnAccount]:
        return iter(self.held)


def joined(accounts: Sequence[FormAccount]) -> FormAccount:
    """Return the account of a form that several parts of a run have used as a whole: what one mapped is mapped."""
    first, *others = accounts
    if not others:
        return first
    columns = tuple(_joined_columns(list(parts)) for parts in zip(*(item.columns() for item in accounts), strict=True))
    alive = np.logical_or.reduce([item.alive for item in accounts])
    gone = _all_reasons([item.gone for item in accounts])
    return replace(first, alive=alive, gone=gone, columns=_Columns(columns))


def _joined_columns(parts: Sequence[ColumnAccount]) -> ColumnAccount:
    mapped: dict[str, Mask | None] = {}
    for variable in {name: None for part in parts for name in part.mapped}:
        masks = [part.mapped[variable] for part in parts if variable in part.mapped]
        held = [mask for mask in masks if mask is not None]
        mapped[variable] = None if len(held) < len(masks) else np.logical_or.reduce(held)
    reasons = _all_reasons([part.reasons for part in parts])
    return replace(parts[0], mapped=mapped, reasons=reasons, refused=_all_reasons([part.refused for part in parts]))


def _all_reasons(several: Sequence[Reasons]) -> Reasons:
    every: Reasons = {}
    for reasons in several:
        for reason, rows in reasons.items():
            every.setdefault(reason, []).extend(rows)
    return every
