"""Variables that come from a record of SDTM."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nec_cdisc.checks.analysis._sources import row_by
from nec_cdisc.checks.analysis._values import contradicted, differing
from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import SUBJECT, Records


@check("ADA103", Level.ERROR, each_analysis=("USUBJID",))
def same_as_source_record(records: Records, package: Package) -> Iterator[Found]:
    """A variable that has the name of one of SDTM has the value of the record with the same sequence number.

    Why: By its name it is a copy; a value that differs can be traced to nothing.
    Do: Copy the variable from SDTM anew, or give it another name.
    Source: ADaMIG 1.3, general principles: variables copied from SDTM keep their name and value.
    """
    numbered = [name for name in records.dataset.columns if SEQUENCE.fullmatch(name)]
    looked = False
    for sequence in numbered:
        parts = [part for part in package.domain(sequence[:2]) if part.has(SUBJECT, sequence)]
        for part in parts:
            looked = True
            row = row_by(records, sequence, part, sequence)
            for name in records.dataset.columns:
                if name.startswith(sequence[:2]) and name != sequence and name in part.dataset.columns:
                    wrong = differing(records, name, part, name, row)
                    message = f"{name} is {{{name}}}; {part.name} has {{there}} where {sequence} is {{{sequence}}}"
                    yield contradicted(records, wrong, message, (name, sequence), (part, name, row))
        if parts and len({part.name for part in parts}) == 1:
            lost = records.filled(sequence) & (row_by(records, sequence, parts[0], sequence) < 0)
            yield records.found(lost, f"{parts[0].name} has no record {{{sequence}}} of this subject", sequence)
    if not looked:
        message = f"{records.name} names no record of SDTM"
        raise Skipped(message)


SEQUENCE = re.compile(r"(?!A)[A-Z][A-Z]SEQ|A[A-CE-Z]SEQ")
