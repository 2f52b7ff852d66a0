"""What meets a criterion is serious."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records

#: The criteria of seriousness; cancer and overdose (AESCAN, AESOD of former versions) are none by themselves.
CRITERIA = ("AESCONG", "AESDISAB", "AESDTH", "AESHOSP", "AESLIFE", "AESMIE", "AESINTV")


@check("AEV109", Level.ERROR, AE=("AESER",))
def ae_criterion_not_serious(ae: Records) -> Iterator[Found]:
    """An adverse event that meets a criterion of seriousness is serious.

    Why: A serious event that is not marked as such is missing in reports of safety.
    Do: Ask the site; correct AESER or the criterion.
    Source: SDTMIG 3.4, AE, AESER and the criteria AESCAN to AESMIE; ICH E2A.
    """
    for name in CRITERIA:
        met = ae.holds(name, "Y") & ~ae.holds("AESER", "Y")
        yield ae.found(met, f"{name} is Y and AESER is {{AESER}}", "AESER", name)
