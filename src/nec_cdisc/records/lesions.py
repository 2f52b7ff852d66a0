"""What each record of TR says of its lesion: the kind that TU gives it, whether it is a lymph node, and its size."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, join_values
from nec_cdisc.records.table import SUBJECT, Mask, Positions, Records
from nec_cdisc.rules.lesion_size import GONE, TOO_SMALL

TARGET, NON_TARGET, NEW, UNKNOWN = 0, 1, 2, -1
#: The tests of TR that are a size of one lesion, and that of the sum of all target lesions.
LONGEST, SHORT, ANY, STATE, SUM = "LDIAM", "LPERP", "DIAMETER", "TUMSTATE", "SUMDIAM"
SIZES = (ANY, LONGEST, SHORT)
ABSENT = frozenset({"ABSENT", "RESOLVED", "DISAPPEARED"})
PRESENT = frozenset({"PRESENT", "EQUIVOCAL", "STABLE", "UNCHANGED", "INCREASED", "DECREASED"})
SMALL = frozenset({"TOO SMALL TO MEASURE", "TOO SMALL TO BE MEASURED", "TSTM"})
NOT_EVALUATED = frozenset({"NE", "NOT EVALUABLE", "NOT EVALUATED", "NOT ASSESSABLE", "NOT ASSESSED", "UNKNOWN", "NA"})
_MM = {"mm": Decimal(1), "cm": Decimal(10)}


def kinds(records: Records, name: str) -> NDArray[np.int8]:
    """Return the kind of lesion that a variable tells of: TARGET, NON_TARGET, NEW, or UNKNOWN."""
    column = records.text(name)
    table = np.array([*(_kind(str(value)) for value in column.values), UNKNOWN], np.int8)
    return table[column.codes]


def kinds_of_tu(tu: Records) -> NDArray[np.int8]:
    """Return the kind of each lesion identified: by the standardised result, where that is blank as reported."""
    standard = kinds(tu, "TUSTRESC")
    return np.where(standard >= 0, standard, kinds(tu, "TUORRES"))


def evaluators(*tables: Records) -> tuple[str, ...]:
    """Return the variables, with ``--``, that tell evaluators apart in all of some datasets."""
    return tuple(name for name in ("--EVAL", "--EVALID") if all(table.has(name) for table in tables))


def identified(tr: Records, tu: Records) -> Positions:
    """Return for each record of TR that of TU for its lesion, -1 where there is none.

    The same evaluator is looked for; where that one did not identify the lesion, whoever did.
    """
    linked = tr.filled("--LNKID")
    same = tr.row_in(tu, SUBJECT, "--LNKID", *evaluators(tr, tu), blanks=True)
    row = np.where(same >= 0, same, tr.row_in(tu, SUBJECT, "--LNKID"))
    return np.where(linked, row, -1)


def nodes(tu: Records) -> Mask:
    """Say which lesions of TU are lymph nodes, by their location."""
    return tu.matches("TULOC", lambda place: "LYMPH NODE" in place.upper())


def is_progression(state: str) -> bool:
    """Say whether the state of a lesion is a progression of which there is no doubt."""
    text = state.upper()
    return "PROGRESS" in text or text.startswith("UNEQUIVOCAL")


def is_new(state: str) -> bool:
    """Say whether the state of a new lesion says that it is one beyond doubt."""
    return state.upper() in {"PRESENT", "Y", "NEW"} or is_progression(state)


def sizes(tr: Records) -> Encoded:
    """Return the size in mm of the lesion that each record tells of, exactly; missing where it tells of none.

    A size that is given counts; without one a lesion too small to measure counts 5 mm and one that is gone 0 mm.
    """
    columns = [tr.text(name) for name in ("TRSTRESN", "TRSTRESU", "TRSTRESC", "TRORRES", "TRTESTCD")]
    return join_values(columns, _size)


def _size(number: str | None, unit: str | None, standard: str | None, reported: str | None, test: str) -> object:
    if test not in (*SIZES, STATE):
        return None
    factor = _MM.get((unit or "mm").lower())
    if number is not None and test != STATE:
        return None if factor is None else _decimal(number, factor)
    said = {(standard or "").upper(), (reported or "").upper()}
    if said & ABSENT:
        return GONE
    return TOO_SMALL if said & SMALL else None


def _decimal(number: str, factor: Decimal) -> Decimal | None:
    try:
        size = Decimal(number) * factor
    except ArithmeticError:
        return None
    return size if size.is_finite() else None


def _kind(text: str) -> int:
    said = text.strip().upper().replace("_", "-").replace(" ", "-")
    if said.startswith("NEW"):
        return NEW
    if said.startswith(("NON-TARGET", "NONTARGET")):
        return NON_TARGET
    return TARGET if said.startswith("TARGET") else UNKNOWN
