"""Labels of datasets against the standard."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.package import Package
from nec_cdisc.standard.model import Standard


@check("PKG115", Level.WARNING)
def dataset_label(package: Package, standard: Standard) -> Iterator[Found]:
    """A dataset of SDTM has the label of the standard.

    Why: Reviewers know datasets by their labels, and define.xml repeats them.
    Do: Write the label that the guide gives to the domain.
    Source: SDTMIG 3.4, section 3.2.
    """
    described = [table for table in package.tabulation if table.name in package.members]
    if not described:
        message = "the package has no transport file of SDTM"
        raise Skipped(message)
    for table in described:
        spec, member = standard.dataset(table.name), package.members[table.name]
        if spec is not None and member.label and member.label != spec.label:
            yield table.found_whole(f"the label of {table.name} is {member.label!r}, not {spec.label!r}")
