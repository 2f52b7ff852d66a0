"""Disposition events, as far as they tell the end of a treatment."""

from __future__ import annotations

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
