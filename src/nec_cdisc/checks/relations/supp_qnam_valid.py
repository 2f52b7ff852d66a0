"""The name of a qualifier could be that of a variable."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import Records
from nec_cdisc.standard.model import Standard


@check("REL105", Level.ERROR, each=("RDOMAIN", "QNAM", "QVAL"))
def supp_qnam_valid(records: Records, package: Package, standard: Standard) -> Iterator[Found]:
    """QNAM is a name of up to eight letters and digits that no variable of the parent has.

    Why: Merged to its parent, a qualifier becomes a variable of this name.
    Do: Choose another name; move the values into the variable of the standard where there is one.
    Source: SDTMIG 3.4, section 8.4 on SUPP--, QNAM.
    """
    form = re.compile(r"[A-Z_][A-Z0-9_]{0,7}", re.ASCII)
    bad = records.filled("QNAM") & ~records.matches("QNAM", lambda name: bool(form.fullmatch(name)))
    yield records.found(bad, "{QNAM} cannot be the name of a variable", "QNAM")
    for domain in map(str, records.text("RDOMAIN").values):
        taken = {name for parent in package.domain(domain) for name in parent.dataset.columns}
        spec = standard.dataset(domain)
        taken |= set(spec.variables) if spec is not None else set()
        used = records.holds("RDOMAIN", domain) & records.holds("QNAM", *taken)
        yield records.found(used, "{QNAM} is a variable of {RDOMAIN}", "QNAM")
