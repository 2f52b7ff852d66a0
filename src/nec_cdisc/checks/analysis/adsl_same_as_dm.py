"""Variables of ADSL that come from DM."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._values import contradicted, differing
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("ADS104", Level.ERROR, ADSL=("USUBJID",), DM=("USUBJID",))
def adsl_same_as_dm(adsl: Records, dm: Records) -> Iterator[Found]:
    """A variable of ADSL that has the name of one of DM (AGE, SEX, ARM) has the value of DM.

    Why: By its name it is a copy; demography would differ between tabulation and analysis.
    Do: Copy the variable from DM anew, or give it another name.
    Source: ADaMIG 1.3, general principles: variables copied from SDTM keep their name and value.
    """
    row = adsl.row_in(dm)
    for name in adsl.dataset.columns:
        if name in dm.dataset.columns and name not in {"USUBJID", "DOMAIN"}:
            wrong = differing(adsl, name, dm, name, row)
            yield contradicted(adsl, wrong, f"{name} is {{{name}}}; DM has {{there}}", (name,), (dm, name, row))
