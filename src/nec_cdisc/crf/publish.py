"""Writes the annotated CRF: ``acrf.pdf`` to submit, ``acrf.html`` to read on a screen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from nec_cdisc.crf.content import crf_document
from nec_cdisc.document.docx.write import write_docx
from nec_cdisc.document.html import write_html
from nec_cdisc.document.model import Document
from nec_cdisc.document.pdf.write import write_pdf
from nec_cdisc.plan.compile import Plan
from nec_cdisc.problem import Problem

NAME = "acrf"
#: The formats, by the ending of the file.
FORMATS: Mapping[str, Callable[[Document, Path], None]] = {"pdf": write_pdf, "docx": write_docx, "html": write_html}
#: What is written where nobody says otherwise.
USUAL = ("pdf", "html")


def write_crf(plan: Plan, target: Path, formats: Collection[str] = USUAL) -> list[Problem]:
    """Write the annotated CRF of the plan of SDTM into ``target``; each form begins at the place ``form.<name>``.

    The export itself is not read: fields are those of its headings. Raises ``OSError`` where ``target`` cannot be
    written.
    """
    document = crf_document(plan)
    target.mkdir(parents=True, exist_ok=True)
    for ending in sorted(formats):
        FORMATS[ending](document, target / f"{NAME}.{ending}")
    return []
