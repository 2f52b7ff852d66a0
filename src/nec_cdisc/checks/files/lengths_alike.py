"""Lengths of texts through a package."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.package import Package, is_analysis
from nec_cdisc.xpt.member import CHAR


@check("PKG111", Level.WARNING)
def lengths_alike(package: Package) -> Iterator[Found]:
    """A text variable has the length of its longest value in all datasets, supplemental qualifiers apart.

    Why: Of variables set below each other the longer one is cut off; padding only makes files large.
    Do: Write the files with lengths that were found over all datasets together.
    Source: FDA, Study Data Technical Conformance Guide, dataset size and column length.
    """
    if not package.members:
        message = "the package has no transport file"
        raise Skipped(message)
    longest = _longest(package)
    for name, member in package.members.items():
        for described in member.variables:
            needed = longest[_group(name), described.name]
            if len(package[name]) and described.type == CHAR and described.length != needed:
                message = f"{described.name} has {described.length} bytes; the longest value has {needed}"
                yield package[name].found_whole(message, described.name)


def _longest(package: Package) -> dict[tuple[str, str], int]:
    """Return how many bytes the longest value of each variable has, in all datasets of a group."""
    longest: dict[tuple[str, str], int] = defaultdict(lambda: 1)
    for name, table in package.tables.items():
        for variable in table.dataset.texts():
            held = max((len(str(value).encode()) for value in table.text(variable).values), default=1)
            longest[_group(name), variable] = max(longest[_group(name), variable], held)
    return longest


def _group(name: str) -> str:
    """Return what stands for the datasets in which a length is the same: supplemental qualifiers are apart."""
    return name if name.startswith("SUPP") else "ADaM" if is_analysis(name) else "SDTM"
