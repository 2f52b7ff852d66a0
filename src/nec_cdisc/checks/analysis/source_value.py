"""Values against the record that they were made of."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.checks.analysis._groups import highest
from nec_cdisc.checks.analysis._sources import sources
from nec_cdisc.checks.analysis._values import contradicted, differing
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.package import Package, is_analysis
from nec_cdisc.records.table import SUBJECT, Mask, Records

#: How the names of source variables end whose number, or text, is taken as it stands.
NUMBERS, TEXTS = ("STRESN", "DOSE"), ("STRESC",)


@check("ADA105", Level.ERROR, each_analysis=("USUBJID", "SRCDOM", "SRCVAR", "SRCSEQ"))
def source_value(records: Records, package: Package) -> Iterator[Found]:
    """AVAL, AVALC and ADT are the values of the source variable that the record names.

    Why: A value that is not that of its source was changed on the way.
    Do: Derive the record anew, or name the source that it was made of; of a derived one, fill DTYPE or PARAMTYP.
    Source: ADaMIG 1.3, data point traceability (SRCDOM, SRCVAR, SRCSEQ).
    """
    derived = records.filled("DTYPE") | records.holds("PARAMTYP", "DERIVED")
    series = followed(records)
    for source in sources(records, package):
        for variable in map(str, records.text("SRCVAR").values):
            if not source.records.has(variable):
                continue
            target = _target(records, source.records, variable)
            if target is None:
                continue
            at = source.named & records.holds("SRCVAR", variable) & ~derived & records.filled(target)
            at &= series if target == "AVALC" else True
            row = np.where(at, source.row, -1)
            wrong = differing(records, target, source.records, variable, row)
            wrong &= taken(records, at & (row >= 0), wrong)
            message = f"{target} is {{{target}}}; {source.records.name}.{variable} of its source is {{there}}"
            yield contradicted(records, wrong, message, (target, "SRCVAR", "SRCSEQ"), (source.records, variable, row))


def followed(records: Records) -> Mask:
    """Say which records belong to a parameter that some subject has several records of: one for each source."""
    if not records.has("PARAMCD"):
        return np.zeros(len(records), bool)
    several = records.repeated(SUBJECT, "PARAMCD")
    return highest(records.group("PARAMCD"), several)


#: The part of a parameter's records that must be taken as they stand before the others are called wrong.
AGREES = 0.5


def taken(records: Records, compared: Mask, differs: Mask) -> Mask:
    """Say which records belong to a parameter that takes values as they stand: a score made of them does not."""
    if not records.has("PARAMCD"):
        return compared
    group = records.group("PARAMCD")
    times = np.bincount(group[compared], minlength=int(group.max(initial=-1)) + 1)
    wrong = np.bincount(group[compared & differs], minlength=len(times))
    answer: Mask = (wrong <= AGREES * times)[group]
    return answer


def _target(records: Records, source: Records, variable: str) -> str | None:
    """Return the variable that takes the value of a source variable as it stands, if one does."""
    if variable.endswith(NUMBERS) and records.has("AVAL"):
        return "AVAL"
    if variable.endswith(TEXTS) and records.has("AVALC"):
        return "AVALC"
    dated = is_analysis(source.name) and variable.endswith("DT")
    return "ADT" if dated and records.has("ADT") else None
