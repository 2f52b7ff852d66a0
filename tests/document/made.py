"""Documents to write: one with a block of every kind, and texts that would do harm where they are not taken as text."""

from __future__ import annotations

import datetime as dt

from nec_cdisc.document.model import (
    Column,
    Document,
    Facts,
    Heading,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Run,
    table,
    text,
)
from nec_cdisc.document.numbering import numbered

DAY = dt.date(2019, 9, 30)
NASTY = "<script>document.title='harmed'</script> {{ 7*7 }} ]]> &amp; <para><b>x</para> \u202egnp.exe \x07\x00 \ud800"
#: Letters of a script that is written from right to left, and signs that hide.
RIGHT_TO_LEFT = "\u05d0\u05d1 \u0627\u0644 \u200bhidden"
LONG = "x" * 10_000


def document(*more, wide=False):
    """Return a document with a block of every kind, and ``more`` behind it."""
    blocks = [
        Heading(1, text("Introduction"), "intro"),
        Paragraph(
            (
                Run("Plain, "),
                Run("bold", bold=True),
                Run(", "),
                Run("italic", italic=True),
                Run(", "),
                Run("code", code=True),
                Run(" and "),
                Run("a place", link="#form.ae"),
                Run(" or "),
                Run("a page", link="https://example.org/x"),
                Run(" or "),
                Run("harm", link="javascript:alert(1)"),
                Run(" or "),
                Run("nowhere", link="#nowhere"),
                Run("."),
            )
        ),
        Items(((Paragraph(text("first")), Items(((Paragraph(text("inner")),),))), (Paragraph(text("second")),)), True),
        Note((Paragraph(text("Mind this.")),)),
        PageBreak(),
        Heading(2, text("Adverse events"), "form.ae"),
        table((Column("Name"), Column("Count", number=True)), [("AETERM", "12"), (NASTY, "1,234")], "What there is"),
        *more,
    ]
    facts = Facts((("Study", text("T-1 \u00b5g")), ("Title", text(NASTY))))
    return Document("A guide", DAY, (facts,), tuple(numbered(blocks)), "T-1", "A trial", wide=wide)


def long_table(rows):
    """Return a table of many rows, whose cells differ."""
    columns = (Column("Variable"), Column("What the rule says"), Column("Records", number=True))
    return table(columns, ((f"VAR{row}", f"Rule {row} of {row % 97} words", str(row)) for row in range(rows)))
