"""No dose follows the end of treatment."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.disposition import another_treatment, end_of_treatment
from nec_cdisc.records.extremes import latest
from nec_cdisc.records.table import Records


@check("EXP108", Level.ERROR, EX=("USUBJID", "EXSTDTC"), DS=("USUBJID", "DSDECOD", "DSSTDTC"))
def ex_after_discon(ex: Records, ds: Records) -> Iterator[Found]:
    """No dose begins or goes on after the subject has discontinued the treatment.

    A drug that the subject had never had until then is another treatment, as after a crossover.

    Why: Either the treatment went on or the date of its end is wrong; the on-treatment period depends on it.
    Do: Ask the site for the last dose and the date of discontinuation.
    Source: internal consistency of EX with DS; known to reviewers by this name.
    """
    ended = latest(ds.dates("DSSTDTC"), np.where(end_of_treatment(ds), ds.row_in(ds), -1), len(ds))
    end = ended.at(ex.row_in(ds))
    taken = ~ex.holds("EXOCCUR", "N") & ~another_treatment(ex, end)
    late = taken & ex.dates("EXSTDTC").after(end)
    yield ex.found(late, "the dose of {EXSTDTC} begins after the end of treatment in DS", "EXSTDTC")
    longer = taken & ~late & ex.dates("EXENDTC").after(end)
    yield ex.found(longer, "the dose until {EXENDTC} goes on after the end of treatment in DS", "EXENDTC")
