"""Writes the queries as a CSV file: one line per query."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nec_cdisc.report.query.model import Query, QueryList
from nec_cdisc.report.table import safe, write_table

COLUMNS = (
    "query_id",
    "site",
    "subject",
    "visit",
    "form",
    "edc_key",
    "field",
    "value",
    "reason",
    "proposed_text",
    "code",
    "variables",
    "raw_file",
    "raw_row",
    "mapping_line",
)


def write_listing(queries: QueryList, path: Path) -> None:
    """Write the list; the file replaces the last one as a whole."""
    write_table(COLUMNS, (tuple(map(safe, line(query))) for query in queries.queries), path)


def line(query: Query) -> Iterator[str | None]:
    """Yield the cells of a query in the order of :data:`COLUMNS`."""
    yield from (query.id, query.site, query.subject, query.visit, query.form, query.key, query.field, query.value)
    yield from (query.reason, query.text, query.code, query.variables, query.file, query.row_text, query.mapping)
