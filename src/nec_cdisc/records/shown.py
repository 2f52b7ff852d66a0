"""Values that a finding shows, made when they are asked for: few of a million records are ever shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded


@dataclass(frozen=True, slots=True, eq=False)
class ShownDays(Sequence[Any]):
    """Days (``date.toordinal``) as ISO 8601, blank for those that are no date."""

    days: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self.days)

    @overload
    def __getitem__(self, at: int) -> Any: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Any]: ...

    def __getitem__(self, at: int | slice) -> Any:
        """Return the day of a record, or those of some."""
        if isinstance(at, slice):
            return ShownDays(self.days[at])
        day = int(self.days[at])
        return date.fromordinal(day).isoformat() if 0 < day <= date.max.toordinal() else ""


@dataclass(frozen=True, slots=True, eq=False)
class ShownValues(Sequence[Any]):
    """The values of a column as texts, exact numbers without needless zeros; ``None`` where one is missing."""

    column: Encoded

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self.column)

    @overload
    def __getitem__(self, at: int) -> Any: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Any]: ...

    def __getitem__(self, at: int | slice) -> Any:
        """Return the value of a record, or those of some."""
        if isinstance(at, slice):
            return ShownValues(Encoded(self.column.codes[at], self.column.values))
        code = int(self.column.codes[at])
        value = None if code < 0 else self.column.values[code]
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value
