"""The define.xml beside the files."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, Skipped, check
from nec_cdisc.records.package import Package


@check("PKG116", Level.ERROR)
def define_agrees(package: Package) -> Iterator[Found]:
    """The define.xml describes the datasets and variables that are there, and no others.

    Why: Reviewers read data by define.xml; what it does not describe has neither meaning nor origin for them.
    Do: Make define.xml of the datasets as they are, or the datasets that it describes.
    Source: Define-XML 2.1, ItemGroupDef and ItemRef; FDA, Study Data Technical Conformance Guide, data definition file.
    """
    if not package.described:
        message = "there is no define.xml beside the files"
        raise Skipped(message)
    for name, described in package.described.items():
        if name not in package:
            yield Found(name, f"define.xml describes {name}, which is not there")
            continue
        table = package[name]
        if not described:
            yield table.found_whole(f"define.xml does not describe {name}")
            continue
        for variable in (each for each in described if each not in table.dataset.columns):
            yield table.found_whole(f"define.xml describes {variable}, which {name} has not", variable)
        for variable in (each for each in table.dataset.columns if each not in described):
            yield table.found_whole(f"define.xml does not describe {variable}", variable)
