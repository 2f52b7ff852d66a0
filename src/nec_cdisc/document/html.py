"""Writes a document as one HTML file: it loads nothing, runs nothing, and prints well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from nec_cdisc.document.links import address
from nec_cdisc.document.model import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Table,
)
from nec_cdisc.document.shown import shown

#: Headings deeper than this do not stand in the contents.
DEEPEST = 2
_STYLE = """
:root{--ink:#1a1a1a;--pale:#5c5c5c;--accent:#17456b;--rule:#cdd6dd;--tint:#eef3f7}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;color:var(--ink);background:#fff;font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:78rem;padding:2rem 2.5rem 4rem}
nav{border-right:1px solid var(--rule);padding:2rem 1.2rem;font-size:13px;line-height:1.4;background:#fafbfc}
nav ul{list-style:none;margin:0;padding:0}
nav li{margin:.3rem 0}
nav .deep1{font-weight:600}
nav .deep2{padding-left:.9rem}
nav a{color:var(--ink);text-decoration:none}
nav a:hover,nav a:focus{color:var(--accent);text-decoration:underline}
h1{font-size:1.9rem;line-height:1.25;color:var(--accent);margin:.2rem 0 1.4rem}
h2,h3,h4,h5{color:var(--accent);line-height:1.3;margin:2rem 0 .6rem}
h2{font-size:1.35rem;border-top:1px solid var(--rule);padding-top:1.2rem}
h3{font-size:1.12rem}
h4,h5{font-size:1rem}
a{color:var(--accent)}
p,ul,ol{max-width:52rem;overflow-wrap:anywhere}
code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.92em;color:var(--accent)}
.scroll{overflow-x:auto;margin:.6rem 0 1.4rem}
table{border-collapse:collapse;width:100%;font-size:13px;line-height:1.4}
caption{text-align:left;color:var(--pale);font-style:italic;padding:.2rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;overflow-wrap:anywhere}
th,td{border-bottom:1px solid var(--rule)}
th{background:#e3ebf1;position:sticky;top:0;overflow-wrap:normal}
.n{text-align:right;font-variant-numeric:tabular-nums}
aside{border-left:4px solid var(--accent);background:var(--tint);padding:.4rem 1rem;margin:1rem 0;max-width:52rem}
dl{display:grid;grid-template-columns:minmax(9rem,16rem) 1fr;gap:.35rem 1.2rem;margin:0 0 1.6rem;max-width:60rem}
dt{font-weight:600;color:var(--pale)}
dd{margin:0;overflow-wrap:anywhere}
@media(min-width:64rem){body{display:grid;grid-template-columns:19rem 1fr}
nav{position:sticky;top:0;height:100vh;overflow:auto}}
@media print{nav{display:none}body{display:block;font-size:10pt}main{padding:0;max-width:none}.scroll{overflow:visible}
table{font-size:8.5pt}th{position:static}thead{display:table-header-group}tr{break-inside:avoid}
h2,h3,h4{break-after:avoid}.page{break-before:page}@page{size:A4;margin:16mm}}
"""
#: Nothing may be loaded or run, whatever stands in the file.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write_html(document: Document, path: Path) -> None:
    """Write a document. Raises ``OSError``."""
    path.write_text(html_text(document), encoding="utf-8", errors="replace", newline="\n")


def html_text(document: Document) -> str:
    """Return a document as HTML."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    title = _escaped(document.title)
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="date" content="{document.stamp.isoformat()}">'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield from _contents([heading for heading in document.headings if heading.level <= DEEPEST])
    yield f"<main>\n<h1>{title}</h1>"
    known = {heading.anchor for heading in document.headings}
    yield from _Writer(known).blocks((*document.opening, *document.blocks))
    yield "</main>\n</body>\n</html>"


def _contents(headings: Iterable[Heading]) -> Iterator[str]:
    yield '<nav aria-label="Contents"><ul>'
    for heading in headings:
        link = f'<a href="#{_escaped(heading.anchor)}">{_escaped(heading.text)}</a>'
        yield f'<li class="deep{heading.level}">{link}</li>'
    yield "</ul></nav>"


class _Writer:
    """Writes blocks; ``known`` are the anchors that links may go to."""

    def __init__(self, known: set[str]) -> None:
        self._known = known

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield the lines of blocks."""
        for block in blocks:
            if isinstance(block, Heading):
                level = min(block.level + 1, 5)
                number = f"{_escaped(block.number)} " if block.number else ""
                yield f'<h{level} id="{_escaped(block.anchor)}">{number}{self.runs(block.runs)}</h{level}>'
            elif isinstance(block, Paragraph):
                yield f"<p>{self.runs(block.runs)}</p>"
            elif isinstance(block, Items):
                yield from self._items(block)
            elif isinstance(block, Table):
                yield from self._table(block)
            elif isinstance(block, Facts):
                pairs = (f"<dt>{_escaped(name)}</dt><dd>{self.runs(runs)}</dd>" for name, runs in block.pairs)
                yield f"<dl>{''.join(pairs)}</dl>"
            elif isinstance(block, Note):
                yield f"<aside>{''.join(f'<p>{self.runs(part.runs)}</p>' for part in block.paragraphs)}</aside>"
            elif isinstance(block, PageBreak):
                yield '<div class="page"></div>'

    def runs(self, runs: Runs) -> str:
        """Return text with its marks."""
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        text = _escaped(run.text)
        for wanted, name in ((run.code, "code"), (run.italic, "em"), (run.bold, "strong")):
            text = f"<{name}>{text}</{name}>" if wanted else text
        link = address(run.link)
        if link is None or (link.startswith("#") and link[1:] not in self._known):
            return text
        return f'<a href="{_escaped(link)}">{text}</a>'

    def _items(self, block: Items) -> Iterator[str]:
        name = "ol" if block.numbered else "ul"
        yield f"<{name}>"
        for item in block.items:
            inner = ["\n".join(self._items(part)) if isinstance(part, Items) else self.runs(part.runs) for part in item]
            yield f"<li>{'<br>'.join(inner)}</li>"
        yield f"</{name}>"

    def _table(self, table: Table) -> Iterator[str]:
        kinds = [_kind(column) for column in table.columns]
        caption = f"<caption>{_escaped(table.caption)}</caption>" if table.caption else ""
        heads = (
            f'<th scope="col"{kind}>{_escaped(column.heading)}</th>'
            for column, kind in zip(table.columns, kinds, strict=True)
        )
        yield f'<div class="scroll"><table>{caption}<thead><tr>{"".join(heads)}</tr></thead><tbody>'
        for row in table.rows:
            cells = (f"<td{kind}>{self.runs(cell)}</td>" for cell, kind in zip(row, kinds, strict=True))
            yield f"<tr>{''.join(cells)}</tr>"
        yield "</tbody></table></div>"


def _kind(column: Column) -> str:
    return ' class="n"' if column.number else ""


def _escaped(text: str) -> str:
    return escape(shown(text))
