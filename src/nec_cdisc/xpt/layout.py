"""The layout of the records of a SAS transport file, for NumPy."""

from __future__ import annotations

import numpy as np

from nec_cdisc.xpt.member import Member


def record_type(member: Member) -> np.dtype[np.void]:
    """Return the layout of one record: raw bytes for every variable, in order."""
    return np.dtype([(f"v{position}", f"V{variable.length}") for position, variable in enumerate(member.variables)])
