"""Texts that are a sign for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.package import Package


@check("GEN152", Level.WARNING)
def text_is_full_stop(package: Package) -> Iterator[Found]:
    """No text is a single full stop.

    Why: It is how programs print a missing number; as a text it counts as a value.
    Do: Leave the value blank where it is mapped.
    Source: CDISC CORE, FB1502; internal consistency.
    """
    for table in package.tables.values():
        for name in table.dataset.texts():
            yield table.found(table.holds(name, "."), f"{name} is a full stop", name)
