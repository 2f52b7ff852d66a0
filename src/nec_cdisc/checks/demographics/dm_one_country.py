"""A site lies in one country."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.pairing import unusual
from nec_cdisc.records.table import Records


@check("DMO114", Level.ERROR, DM=("SITEID", "COUNTRY"))
def dm_one_country(dm: Records) -> Iterator[Found]:
    """All subjects of a site have the same country.

    Why: Sites are inspected, and regions analysed, by country.
    Do: Correct the country by the list of sites.
    Source: SDTMIG 3.4, DM, COUNTRY: country of the investigational site.
    """
    other = unusual(dm, ("SITEID",), "COUNTRY")
    says = "site {SITEID} is in {COUNTRY} here and in {usual} elsewhere"
    yield dm.found(other.mask, says, "COUNTRY", "SITEID", said={"usual": other.usual})
