"""Texts with a blank in front."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.package import Package


@check("GEN151", Level.WARNING)
def text_begins_with_blank(package: Package) -> Iterator[Found]:
    """No text begins with a blank.

    Why: Such a text sorts before all others and equals none of them, and nobody sees it.
    Do: Trim the value where it is mapped.
    Source: CDISC CORE, FB1501; internal consistency.
    """
    for table in package.tables.values():
        for name in table.dataset.texts():
            yield table.found(table.matches(name, lambda text: text[:1].isspace()), f"{name} begins with a blank", name)
