"""Codes of documents: the templates of reviewer's guides, and what the guides are made of."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, error, note

CODES: tuple[Code, ...] = (
    error(
        "DOC010",
        "a template that cannot be read",
        "Of a guide whose template is broken nobody knows what is missing, so none is written.",
        "Correct the line; {{ name }}, {% for %} and {% if %} are all that a template may use.",
    ),
    error(
        "DOC011",
        "a template names what the guide does not know",
        "The place would stay blank, and a reviewer would read a sentence without its subject.",
        "Take a name from docs/reviewers-guides.md, which lists all of them.",
    ),
    error(
        "DOC012",
        "a template does more than a template may",
        "A template is text: one that calls, computes or reads files could do anything on the machine that fills it.",
        "Write the text that shall stand there, or take a name from docs/reviewers-guides.md.",
    ),
    error(
        "DOC013",
        "a template holds what a guide cannot have",
        "DOCX and PDF are written of one content, which has text, lists, tables and notes alone.",
        "Take it out, or say it in words; headings go from # (the title, once) to #####.",
    ),
    error(
        "DOC015",
        "a template without a title",
        "The title stands on the first page, in the bookmarks and in the properties of the file.",
        "Begin the template with a line like '# Reviewer's guide'.",
    ),
    note(
        "DOC020",
        "a guide says that something was not done",
        "The guide names it as not run, and a reviewer will ask.",
        "Run nec-cdisc sdtm, adam and validate, and write the guides again.",
    ),
    error(
        "DOC021",
        "a report that a guide is made of cannot be read",
        "What the guide said of it would be made up.",
        "Run nec-cdisc sdtm, adam and validate again; reports are written anew each time.",
    ),
)
