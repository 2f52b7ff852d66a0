"""A subject number stands for one subject."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.pairing import unusual
from nec_cdisc.records.table import Records


@check("DMO102", Level.ERROR, DM=("USUBJID", "SUBJID", "SITEID"))
def dm_subjid_repeated(dm: Records) -> Iterator[Found]:
    """A subject number of a site stands for one subject.

    Why: Two subjects with one number are one subject with two identifiers, or were mixed up.
    Do: Correct SUBJID or USUBJID by the enrolment log.
    Source: SDTMIG 3.4, DM, SUBJID: unique within the study.
    """
    other = unusual(dm, ("SITEID", "SUBJID"), "USUBJID")
    says = "SUBJID {SUBJID} of site {SITEID} is {USUBJID} here and {usual} elsewhere"
    yield dm.found(other.mask, says, "SUBJID", "USUBJID", said={"usual": other.usual})
