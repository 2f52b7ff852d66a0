"""Disposition events, as far as they tell the end of a treatment, and what was taken after it."""

from __future__ import annotations

import numpy as np

from nec_cdisc.records.dates import Dates
from nec_cdisc.records.extremes import earliest
from nec_cdisc.records.table import Mask, Records

#: The category of DS that holds reasons why something ended.
EVENT = "DISPOSITION EVENT"
TREATMENT = "STUDY TREATMENT"


def end_of_treatment(ds: Records) -> Mask:
    """Say which records of DS end the study treatment.

    With DSSCAT those of STUDY TREATMENT; without it disposition events of an epoch of treatment. What is of another
    category is none, nor what failed screening.
    """
    events = ds.holds("DSCAT", EVENT) if ds.has("DSCAT") else ds.filled("DSDECOD")
    if ds.has("DSSCAT") and ds.holds("DSSCAT", TREATMENT).any():
        return events & ds.holds("DSSCAT", TREATMENT)
    return events & ds.matches("EPOCH", lambda text: "TREATMENT" in text.upper())


def treatment_over(dm: Records, ds: Records | None) -> Mask:
    """Say of which subjects of DM the treatment is over: it ended, or they left or died; of all without DS."""
    if ds is None:
        return np.ones(len(dm), bool)
    ended = dm.row_in(ds.part(end_of_treatment(ds))) >= 0
    return ended | dm.filled("RFPENDTC") | dm.holds("DTHFL", "Y")


def another_treatment(ex: Records, end: Dates) -> Mask:
    """Say which doses are of a drug that the subject first had after the end, where it had another one before."""
    if not ex.has("EXTRT"):
        return np.zeros(len(ex), bool)
    firsts = []
    for names in (("USUBJID", "EXTRT"), ("USUBJID",)):
        group = ex.group(*names).astype(np.int64)
        firsts.append(earliest(ex.dates("EXSTDTC"), group, int(group.max(initial=-1)) + 1).at(group))
    of_drug, of_subject = firsts
    return of_drug.after(end) & ~of_subject.after(end)
