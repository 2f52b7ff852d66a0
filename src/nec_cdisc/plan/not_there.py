"""Finds columns that a source or a form names and that are not there, so that reports would go without them."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plan.compile import Plan
from nec_cdisc.problem import Problem
from nec_cdisc.source.nearest import nearest

#: What to do where a source names a subject that its forms do not.
NO_SUBJECTS = "Correct the name; a source of tables without subjects writes 'subject: []'."


def not_there(plan: Plan) -> Iterator[Problem]:
    """Yield the columns that a form names as private or of a dictionary, or a source names, and no such form has."""
    yield from _private(plan)
    yield from _dictionary(plan)
    yield from _of_no_form(plan)


def _private(plan: Plan) -> Iterator[Problem]:
    """Yield the columns that a form names as private and does not have: their values would be shown."""
    for form in plan.study.forms.values():
        header = plan.headers.get(form.name)
        for position, column in enumerate(form.block.private if header is not None else ()):
            if column not in (header or ()):
                place = form.source.document.place(("forms", form.name, "private", position))
                message = f"{form.file} has no column '{column}' (private)"
                yield Problem("MAP153", message, place, nearest=nearest(column, header or ()))


def _dictionary(plan: Plan) -> Iterator[Problem]:
    """Yield the columns that the dictionary of a form names and the form does not have."""
    for form in plan.study.forms.values():
        header = plan.headers.get(form.name)
        for key, column in form.block.dictionary or () if header is not None else ():
            if isinstance(column, str) and column not in (header or ()):
                place = form.source.document.place(("forms", form.name, "dictionary", key))
                message = f"{form.file} has no column '{column}' ({key} of the dictionary)"
                yield Problem("MAP153", message, place, nearest=nearest(column, header or ()))


def _of_no_form(plan: Plan) -> Iterator[Problem]:
    """Yield the columns that a source names for its forms and none of them has: reports would go without, or show them.

    A source of which a form's file cannot be read is left alone, for that file may have the column.
    """
    for source in plan.study.sources.values():
        forms = [name for name, form in plan.study.forms.items() if form.source is source]
        headers = [plan.headers.get(name) for name in forms]
        if not headers or None in headers:
            continue
        known = dict.fromkeys(column for header in headers for column in header or ())
        block = source.block
        named = [(("subject", position), column) for position, column in enumerate(block.subject)]
        named += [(("private", position), column) for position, column in enumerate(block.private)]
        for path, column in [*named, (("site",), block.site), (("visit",), block.visit)]:
            if column is not None and column not in known:
                message = f"no form of {source.name} has a column '{column}' ({path[0]})"
                step = NO_SUBJECTS if path[0] == "subject" else None
                place = source.document.place(path)
                yield Problem("MAP153", message, place, nearest=nearest(column, known), next_step=step)
