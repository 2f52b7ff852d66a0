"""Texts that are a sign for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.package import Package

#: How programs write what is missing.
NOTHING = ("NULL", "NaN", "NAN", "<NA>", "NaT")


@check("GEN152", Level.WARNING)
def text_is_full_stop(package: Package) -> Iterator[Found]:
    """No text is a single full stop, nor a word by which programs write that there is no value (NULL, NaN).

    Why: It is how programs print what is missing; as a text it counts as a value.
    Do: Leave the value blank where it is mapped.
    Source: CDISC CORE, FB1502; internal consistency.
    """
    for table in package.tables.values():
        for name in table.dataset.texts():
            yield table.found(table.holds(name, "."), f"{name} is a full stop", name)
            yield table.found(table.holds(name, *NOTHING), f"{name} is {{{name}}}, which is no value", name)
