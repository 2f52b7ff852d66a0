"""Codes of the trial summary are those of their values."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records
from nec_cdisc.standard.model import Standard

#: How the reference names CDISC's terminology.
CDISC = ("CDISC", "CDISC CT")


@check("TDS133", Level.ERROR, TS=("TSPARMCD", "TSVAL", "TSVALCD", "TSVCDREF"))
def ts_value_code(ts: Records, standard: Standard) -> Iterator[Found]:
    """The code of a trial summary value names its terminology, and one of CDISC is the code of that term.

    Why: Registries look values up by their codes; a wrong code says something else than the text.
    Do: Look the code up in the terminology, and name that in TSVCDREF.
    Source: SDTMIG 3.4, TS, TSVALCD and TSVCDREF.
    """
    bare = ts.filled("TSVALCD") & ts.blank("TSVCDREF")
    says = "TSVALCD of {TSPARMCD} is {TSVALCD}, of a terminology that TSVCDREF does not name"
    yield ts.found(bare, says, "TSVCDREF", "TSVALCD")
    coded = ts.filled("TSVALCD") & ts.holds("TSVCDREF", *CDISC)
    for name, parameter in standard.trial_summary.items():
        codelist = standard.codelists.named(parameter.codelist) if parameter.codelist else None
        if codelist is None:
            continue
        codes = {value: term.code for value, term in codelist.terms.items() if not term.extended}
        of = coded & ts.holds("TSPARMCD", name) & ts.holds("TSVAL", *codes)
        right = np.array([codes.get(str(value)) for value in ts.values("TSVAL")], object)
        wrong = of & (ts.values("TSVALCD") != right)
        says = "TSVALCD of {TSPARMCD} is {TSVALCD}; {TSVAL} has the code {right}"
        yield ts.found(wrong, says, "TSVALCD", "TSVAL", said={"right": right})
