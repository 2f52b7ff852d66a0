"""Diameters are numbers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.lesions import ABSENT, NOT_EVALUATED, SIZES, SMALL, SUM
from nec_cdisc.records.table import Records


@check("TUM112", Level.ERROR, TR=("TRTESTCD", "TRSTRESN"))
def tr_trstresn_ldiam(tr: Records) -> Iterator[Found]:
    """A diameter has a numeric result, unless it was not measured, the lesion is gone, or it is too small to measure.

    Why: A diameter without a number is missing in the sum of diameters.
    Do: Ask for the size, or why there is none (TRSTAT, TRREASND); convert TRORRES where it is a number.
    Source: SDTMIG 3.4, TR; RECIST 1.1, section 4.3.
    """
    said = (ABSENT | SMALL | NOT_EVALUATED).__contains__
    explained = tr.filled("TRSTAT") | tr.matches("TRORRES", lambda text: said(text.upper()))
    explained |= tr.matches("TRSTRESC", lambda text: said(text.upper()))
    lacking = tr.holds("TRTESTCD", *SIZES, SUM) & np.isnan(tr.number("TRSTRESN")) & ~explained
    yield tr.found(lacking, "{TRTESTCD} has no numeric result; reported was {TRORRES}", "TRSTRESN", "TRORRES")
