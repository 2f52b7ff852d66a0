"""What is known of a form at the end of a run: its rows, its cells, and what may have become of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

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
    blank to all lines of the mapping, ``corrected`` those that hold another value by the register of corrections,
    ``as_of_cut`` those that hold what the data cut-off leaves of them.
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
    as_of_cut: Mask | None = None


@dataclass(frozen=True, slots=True, eq=False)
class FormAccount:
    """A form: ``numbers`` are the record numbers of the rows in the file that are records, ``subject`` whose they are.

    ``part`` are the rows that took part in the run, ``alive`` those behind a finished record; ``left`` are rows that
    rules left out on reading, ``gone`` rows that did not arrive, and why. ``whole`` is one reason for the whole form.
    ``columns`` gives the accounts of the columns, one at a time, so that no form is held twice.
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
