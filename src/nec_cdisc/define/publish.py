"""Writes the define.xml of a folder of datasets, with its stylesheet and a page to read."""

from __future__ import annotations

from pathlib import Path

from nec_cdisc.define.content import content
from nec_cdisc.define.html import STYLESHEET, to_html
from nec_cdisc.define.xml import to_xml
from nec_cdisc.plan.compile import Plan
from nec_cdisc.problem import Problem

NAME, PAGE = "define.xml", "define.html"


def write_define(plan: Plan, datasets: Path, target: Path) -> list[Problem]:
    """Write ``define.xml``, ``define2-1.xsl`` and ``define.html`` of some datasets into a folder.

    ``plan`` is the one that the transport files in ``datasets`` were made by; ``target`` is there. Returned is all that
    plan, standard and data do not agree on (DEF101 to DEF111); whatever can be described is described all the same.
    """
    define, problems = content(plan, datasets)
    written = to_xml(define)
    (target / NAME).write_bytes(written)
    (target / STYLESHEET.name).write_bytes(STYLESHEET.read_bytes())
    (target / PAGE).write_bytes(to_html(written))
    return problems
