"""Writes the reviewer's guides of a study: of the tabulation datasets (cSDRG) and of the analysis datasets (ADRG)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from nec_cdisc.document.docx.write import write_docx
from nec_cdisc.document.html import write_html
from nec_cdisc.document.markdown import faults, read_markdown
from nec_cdisc.document.model import Document
from nec_cdisc.document.pdf.write import write_pdf
from nec_cdisc.document.placeholders import Placeholders
from nec_cdisc.document.template import fill
from nec_cdisc.guide.content import content
from nec_cdisc.guide.sources import Sources
from nec_cdisc.plan.compile import Plan
from nec_cdisc.problem import Place, Problem
from nec_cdisc.source.nearest import nearest
from nec_cdisc.source.study_path import PathRefused, resolve_inside
from nec_cdisc.source.text_file import read_text
from nec_cdisc.standard.location import packaged

#: The files of the guides, without their endings, and the templates that they are made of.
CSDRG, ADRG = "csdrg", "adrg"
TEMPLATES = "specs/guides"
#: The formats, by the ending of the file.
FORMATS: Mapping[str, Callable[[Document, Path], None]] = {"pdf": write_pdf, "docx": write_docx, "html": write_html}
#: What is written where nobody says otherwise: one to submit and one to edit.
USUAL = ("pdf", "docx")


def write_csdrg(
    plan: Plan, folder: Path, outputs: Path, target: Path, formats: Collection[str] = USUAL
) -> list[Problem]:
    """Write the guide to the tabulation datasets into ``target``: ``csdrg.pdf``, ``csdrg.docx``.

    ``plan`` is that of SDTM, ``folder`` the study's, whose own template goes before the packaged one, ``outputs`` what
    the last runs left. A report that is not there is said in the guide as not run. With an error nothing is written.
    Raises ``OSError`` where ``target`` cannot be written.
    """
    return _write(Sources(plan, folder, outputs), CSDRG, target, formats)


def write_adrg(
    plan: Plan, folder: Path, outputs: Path, target: Path, formats: Collection[str] = USUAL
) -> list[Problem]:
    """Write the guide to the analysis datasets into ``target``: ``adrg.pdf``, ``adrg.docx``; see :func:`write_csdrg`.

    ``plan`` is that of the analysis datasets.
    """
    return _write(Sources(plan, folder, outputs), ADRG, target, formats)


def _write(sources: Sources, name: str, target: Path, formats: Collection[str]) -> list[Problem]:
    document, problems = made(sources, name)
    if document is None:
        return problems
    target.mkdir(parents=True, exist_ok=True)
    for ending in sorted(formats):
        FORMATS[ending](document, target / f"{name}.{ending}")
    return problems


def made(sources: Sources, name: str) -> tuple[Document | None, list[Problem]]:
    """Return a guide by its name, ``None`` where something is wrong with its template or a report."""
    relative = f"{TEMPLATES}/{name}.md"
    template, problems = _template(sources.folder, relative)
    if problems:
        return None, problems
    values = Placeholders()
    names = content(sources)
    filled, found = fill(template, relative, names, values, nearest)
    problems = [*faults(template, relative), *found, *sources.problems]
    if problems:
        return None, problems
    text = read_markdown(filled, values)
    block = sources.plan.study.block
    running = f"{block.study} \u00b7 {text.title}"
    document = Document(text.title, block.export_date, text.opening, text.blocks, running, block.title)
    return document, [
        Problem("DOC020", f"there is no report in outputs/{name}", Place(relative)) for name in sources.lacking
    ]


def _template(folder: Path, relative: str) -> tuple[str, list[Problem]]:
    """Return the study's own template where it has one, else the packaged one."""
    try:
        own = resolve_inside(folder, relative, Place(relative))
    except PathRefused as refused:
        return "", [refused.problem]
    path = own if own.exists() else packaged() / relative.removeprefix("specs/")
    source = read_text(path, relative)
    return source.text, [] if source.problem is None else [source.problem]
