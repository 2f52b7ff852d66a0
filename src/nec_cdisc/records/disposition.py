"""Disposition events, as far as they tell the end of a treatment."""

from __future__ import annotations

import numpy as np

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
    ended = ds.row_in(dm)[end_of_treatment(ds)]
    over = np.bincount(ended[ended >= 0], minlength=len(dm)) > 0
    if dm.has("RFPENDTC"):
        over |= dm.filled("RFPENDTC")
    return over | dm.holds("DTHFL", "Y") if dm.has("DTHFL") else over
