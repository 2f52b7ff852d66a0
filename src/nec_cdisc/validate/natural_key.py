"""What tells a record from the others of its dataset, in this run and in the next one."""

from __future__ import annotations

from nec_cdisc.records.table import SUBJECT, Mask, Records
from nec_cdisc.standard.model import Standard

#: What tells the records of an analysis dataset apart, besides the keys of the domain that it is named after.
ANALYSIS = ("PARAMCD", "BASETYPE", "DTYPE", "AVISITN", "ADT", "ATM", "ADTM", "ASTDT")


def natural_keys(table: Records, standard: Standard) -> tuple[list[str], Mask | None]:
    """Return the natural keys of a dataset, and of one that the standard does not know which records share them.

    An analysis dataset has the keys of its domain, ADAE those of AE. Numbers of records are none, for they change when
    a record is added.
    """
    spec = standard.dataset(table.name)
    if spec is not None:
        return _present(table, spec.keys), None
    domain = standard.dataset(table.name[2:4]) if table.name.startswith("AD") else None
    keys = _present(table, (*(domain.keys if domain is not None else ()), *ANALYSIS))
    return keys, table.repeated(*keys) if keys else None


def sequence_of(table: Records) -> str:
    """Return the variable that numbers the records of a subject; ADAE has AESEQ where it has no ASEQ."""
    names = (f"{table.prefix}SEQ", "ASEQ", f"{table.name[2:4]}SEQ")
    return next((name for name in names if table.has(name)), "ASEQ")


def _present(table: Records, names: tuple[str, ...]) -> list[str]:
    return [name for name in dict.fromkeys((SUBJECT, *names)) if table.has(name)]
