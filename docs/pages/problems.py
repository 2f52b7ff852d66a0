"""The page of all problem codes."""

from __future__ import annotations

import inspect

from nec_cdisc.plugin.discovery import discover
from nec_cdisc.problem import families
from nec_cdisc.problem.catalogue import FAMILIES
from pages.markdown import page, prose

INTRODUCTION = """\
`error`: nothing is published. `query`: a raw value cannot be used; its cell stays blank and the site is asked. `note`:
worth knowing. `nec-cdisc explain CODE` prints the same."""


def problems_page() -> str:
    """Return the page of all problem codes."""
    about = {id(module.CODES): inspect.getdoc(module) or "" for module in discover(families).values()}
    parts = [INTRODUCTION]
    for name, codes in FAMILIES.items():
        parts.append(f"## {name}\n\n{prose(about[id(codes)])}")
        parts += [
            f"### {code.id}: {code.title}\n\n**{code.severity}**. {code.why}\n\nNext: {code.next_step}"
            for code in codes
        ]
    return page("Problems", parts)
