"""The models of CDISC that mappings make datasets of: tabulation (SDTM) and analysis (ADaM)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Model:
    """A model: what its datasets have in common.

    ``folder`` is the one of its mappings below ``mappings`` and of its datasets below ``outputs``. ``subjects`` is the
    dataset that says which subjects there are, ``has_domain`` whether each record says its dataset in DOMAIN.
    """

    name: str
    folder: str
    subjects: str
    has_domain: bool


SDTM = Model("SDTM", "sdtm", "DM", has_domain=True)
ADAM = Model("ADaM", "adam", "ADSL", has_domain=False)
