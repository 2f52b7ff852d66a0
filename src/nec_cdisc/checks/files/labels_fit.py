"""Labels of transport files."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.package import Package

LONGEST = 40


@check("PKG109", Level.ERROR)
def labels_fit(package: Package) -> Iterator[Found]:
    """Each dataset and each variable of a transport file has a label of 1 to 40 characters of ASCII.

    Why: Reviewers read labels; what is longer was cut off by the format without a word.
    Do: Give the variable a label in the specification or on its line of the mapping.
    Source: the XPORT version 5 specification; FDA, Study Data Technical Conformance Guide, labels.
    """
    if not package.members:
        message = "the package has no transport file"
        raise Skipped(message)
    for name, member in package.members.items():
        table = package[name]
        if not _fits(member.label):
            yield table.found_whole(f"the label of {name} is {member.label!r}")
        for variable in member.variables:
            if not _fits(variable.label):
                yield table.found_whole(f"the label of {variable.name} is {variable.label!r}", variable.name)


def _fits(label: str) -> bool:
    return 0 < len(label) <= LONGEST and label.isascii() and bool(label.strip())
