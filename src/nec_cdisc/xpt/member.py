"""What a SAS transport file says of a dataset: member and variables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

CHAR = "Char"
NUM = "Num"
#: A record of the file, which is an old word for a punched card: everything is padded with blanks to full ones.
CARD = 80


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of a dataset.

    ``type`` is ``Char`` or ``Num``; ``length`` counts bytes (a number is written with 8). ``format`` and ``informat``
    are SAS formats as written in SAS (``DATE9.``, ``$CHAR20.``, ``8.2``), empty where there is none.
    """

    name: str
    label: str
    type: str
    length: int
    format: str = ""
    informat: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A dataset of a transport file.

    ``stamp`` is the time that the header states as created and modified (to the second, without zone): an input, never
    the clock. ``version`` and ``system`` are the header's texts for the SAS release and operating system (8 characters
    each), ``kind`` its dataset type, nearly always empty.
    """

    name: str
    label: str
    variables: tuple[Variable, ...]
    stamp: datetime
    version: str = "9.4"
    system: str = "NECCDISC"
    kind: str = ""

    @property
    def record_length(self) -> int:
        """Bytes of one record."""
        return sum(variable.length for variable in self.variables)
