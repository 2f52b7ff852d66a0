"""The elements of WordprocessingML: text is set as text, never read as markup."""

from __future__ import annotations

import re
from typing import Any

from nec_cdisc.document.links import address
from nec_cdisc.document.model import Run, Runs
from nec_cdisc.document.shown import shown

ACCENT, PALE, FILL, RULE = "17456B", "5C5C5C", "E3EBF1", "CDD6DD"
#: What the name of a bookmark may hold; it is at most 40 characters long.
_OTHER = re.compile(r"[^A-Za-z0-9]+")
LONGEST = 40


def element(tag: str, text: str | None = None, **attributes: str) -> Any:
    """Return an element such as ``w:p``; the names of attributes are those of the same namespace."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - takes long to import, and few commands write DOCX
    from docx.oxml.ns import qn  # noqa: PLC0415 - see above

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    if text is not None:
        made.text = text
        made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def bookmark_of(anchor: str) -> str:
    """Return the name of a bookmark for an anchor.

    >>> bookmark_of("form.demographics")
    'a_form_demographics'
    """
    return f"a_{_OTHER.sub('_', anchor)}"[:LONGEST]


def paragraph(
    runs: Runs, known: dict[str, str], *, style: str | None = None, size: float | None = None, right: bool = False
) -> Any:
    """Return a paragraph; ``known`` are the bookmarks by anchor."""
    made = element("w:p")
    properties = element("w:pPr")
    if style is not None:
        properties.append(element("w:pStyle", val=style))
    if right:
        properties.append(element("w:jc", val="right"))
    if len(properties):
        made.append(properties)
    for run in runs:
        made.append(_linked(run, known, size))
    return made


def _linked(run: Run, known: dict[str, str], size: float | None) -> Any:
    link = address(run.link)
    if link is None or not link.startswith("#") or link[1:] not in known:
        return text_run(run, size)
    made = element("w:hyperlink", anchor=known[link[1:]])
    made.append(text_run(run, size, linked=True))
    return made


def text_run(run: Run, size: float | None = None, *, linked: bool = False) -> Any:
    """Return a run with its marks."""
    made, properties = element("w:r"), element("w:rPr")
    if run.code:
        properties.append(_fonts("Courier New"))
    for wanted, tag in ((run.bold, "w:b"), (run.italic, "w:i")):
        if wanted:
            properties.append(element(tag))
    if linked or run.code:
        properties.append(element("w:color", val=ACCENT))
    if size is not None:
        properties.append(element("w:sz", val=str(round(size * 2))))
    if len(properties):
        made.append(properties)
    made.append(element("w:t", shown(run.text)))
    return made


def _fonts(name: str) -> Any:
    return element("w:rFonts", ascii=name, hAnsi=name, cs=name)


def field(instruction: str, result: str) -> list[Any]:
    """Return the runs of a field, such as the number of the page; ``result`` is shown until it is updated."""
    begin, code, divided, end = (element("w:r") for _ in range(4))
    begin.append(element("w:fldChar", fldCharType="begin"))
    code.append(element("w:instrText", instruction))
    divided.append(element("w:fldChar", fldCharType="separate"))
    end.append(element("w:fldChar", fldCharType="end"))
    return [begin, code, divided, text_run(Run(result)), end]
