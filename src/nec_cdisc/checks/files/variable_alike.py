"""Variables of one name in several datasets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.package import Package, is_analysis


@check("PKG110", Level.ERROR)
def variable_alike(package: Package) -> Iterator[Found]:
    """A variable has the same type in all datasets.

    Why: Datasets are set below or beside each other by their common variables; a type that differs stops the program.
    Do: Give the variable the type of the standard in each dataset.
    Source: FDA, Study Data Technical Conformance Guide, variables of the same name; SAS, SET statement.
    """
    if not package.members:
        message = "the package has no transport file"
        raise Skipped(message)
    types: dict[tuple[bool, str], Counter[str]] = defaultdict(Counter)
    for name, member in package.members.items():
        for variable in member.variables:
            types[is_analysis(name), variable.name][variable.type] += 1
    for name, member in package.members.items():
        for variable in member.variables:
            usual, times = types[is_analysis(name), variable.name].most_common(1)[0]
            if variable.type != usual:
                message = f"{variable.name} is {variable.type}, and {usual} in {times} other datasets"
                yield package[name].found_whole(message, variable.name)
