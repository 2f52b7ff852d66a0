"""What verbs of several records see and give: whole columns, annotated like the values that value verbs see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.plugin.verb import Column, Refused


@dataclass(frozen=True, slots=True, eq=False)
class Summary:
    """What a summary verb says: an ``answer`` for each subject, and the row of the other table that decided (-1: none).

    ``used`` are the rows that the answer rests on; nothing where they are those that could have decided. ``refused``
    are the values of the first column that the verb cannot use, by their number among its distinct values.
    """

    answer: Encoded
    row: NDArray[np.int64]
    used: NDArray[np.bool_] | None = None
    refused: Mapping[int, Refused] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What a subject verb says that has something to report: its column, and refusals with the records of each.

    A refusal that names its ``argument`` shows the cells of that column, any other one the whole records.
    """

    column: Encoded
    refused: Sequence[tuple[NDArray[np.int64], Refused]] = ()


#: A column of texts, or of the values that the verb was given first, with what is to report.
JudgedText = Annotated[Judged, Column("text")]
JudgedAny = Annotated[Judged, Column("any")]
#: What a verb says that answers by a text, a number, a date.
TextSummary = Annotated[Summary, Column("text")]
NumberSummary = Annotated[Summary, Column("number")]
DateSummary = Annotated[Summary, Column("iso8601")]
#: A column of the dataset: distinct values are texts.
TextVector = Annotated[Encoded, Column("text")]
#: A column of the dataset: distinct values are ISO 8601 dates or date-times, perhaps partial.
DateVector = Annotated[Encoded, Column("iso8601")]
#: A column of the dataset: distinct values are ``int`` or ``Decimal``.
NumberVector = Annotated[Encoded, Column("number")]
#: A column of the dataset, of any type.
AnyVector = Annotated[Encoded, Column("any")]
#: Where a condition holds.
ConditionVector = Annotated[NDArray[np.bool_], Column("condition")]
#: The subject of each record, handed in by the engine.
Subjects = Annotated[Encoded, Column("subject")]
#: A column of dates of another table.
DatesElsewhere = Annotated[Encoded, Column("iso8601", elsewhere=True)]
#: A column of any type of another table.
AnyElsewhere = Annotated[Encoded, Column("any", elsewhere=True)]
#: A column of texts of another table.
TextElsewhere = Annotated[Encoded, Column("text", elsewhere=True)]
#: A column of numbers of another table.
NumberElsewhere = Annotated[Encoded, Column("number", elsewhere=True)]
#: The subject number of each row of the other table (-1: a subject without record here), by the engine.
GroupsElsewhere = Annotated[NDArray[np.int64], Column("subject", elsewhere=True)]
