"""Lesions have a location."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("TUM132", Level.WARNING, TU=("USUBJID", "TULOC"))
def tu_tuloc_missing(tu: Records) -> Iterator[Found]:
    """A lesion that was identified has a location.

    Why: Without it nobody can tell a lymph node from another lesion, nor count lesions of an organ.
    Do: Ask for the location of the lesion.
    Source: SDTMIG 3.4, TU: TULOC is expected; the public check library sdtmchecks.
    """
    told = tu.filled("TUSTRESC") | tu.filled("TUORRES")
    yield tu.found(told & tu.blank("TULOC"), "The location of lesion {TULNKID} ({TUORRES}) is missing", "TULOC")
