"""A death by an adverse event is one of AE."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("DTH110", Level.WARNING, DD=("USUBJID", "DDTESTCD"), AE=("USUBJID", "AEOUT"))
def dd_event_without_fatal_ae(dd: Records, ae: Records) -> Iterator[Found]:
    """A subject whose cause of death is classed as an adverse event has a fatal one.

    Why: Deaths by adverse events are counted from AE and from DD, and should agree.
    Do: Ask the site for the event, or for the cause of death.
    Source: internal consistency of DD with AE.
    """
    held = [name for name in ("DDRESCAT", "DDSTRESC") if dd.has(name)]
    causes = dd.holds("DDTESTCD", "PRCDTH")
    by_event = np.logical_or.reduce([dd.holds(name, "ADVERSE EVENT") for name in held]) if held else causes & False
    fatal = np.where(ae.holds("AEOUT", "FATAL"), ae.row_in(dd), -1)
    told = np.bincount(fatal[fatal >= 0], minlength=len(dd)) > 0
    without = causes & by_event & ~told[dd.row_in(dd)]
    yield dd.found(without, "the cause of death is an adverse event and no one of AE is fatal", *held[:1], "DDTESTCD")
