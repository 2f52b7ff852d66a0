"""The queries of the study: one per fact, whatever the order of the export, and nothing private."""

from __future__ import annotations

import random

import pytest

from nec_cdisc.report.query.build import query_list
from nec_cdisc.report.query.model import QueryList


def asked(evinec) -> QueryList:
    """Return the queries of a run."""
    problems = [*evinec.linted.problems, *evinec.outcome.problems]
    return query_list(problems, evinec.outcome.whereabouts, evinec.linted.plan)


def test_each_raw_place_that_a_problem_names_is_asked_about(evinec):
    """No query is lost by grouping, none stands twice, and each has an identifier of its own."""
    queries = asked(evinec).queries
    places = {(item.cells.file, row) for item in evinec.queries for row in item.cells.rows}
    assert {(query.file, row) for query in queries for row in query.rows} == places
    facts = [(query.code, query.file, query.rows, query.field, query.reason) for query in queries]
    assert len(set(facts)) == len(facts)
    assert len({query.id for query in queries}) == len(queries)


def test_each_query_names_site_subject_form_and_field(evinec):
    """Every place that a site needs is filled, and the text names them."""
    for query in asked(evinec).queries:
        assert None not in {query.site, query.subject, query.visit, query.form, query.key, query.field, query.mapping}
        assert query.form in query.text
        assert query.visit in query.text
        assert query.text.endswith(".")


@pytest.mark.parametrize("seed", [3, 11])
def test_the_order_of_the_export_changes_no_identifier(run_evinec, rerun_evinec, seed):
    """With the rows of every file in another order, the same is asked under the same identifiers."""
    before = run_evinec(subjects=12, seed=seed)
    told = {query.id: (query.code, query.key, query.field, query.value, query.text) for query in asked(before).queries}
    draw = random.Random(seed)
    for path in sorted((before.folder / "raw").glob("*.csv")):
        header, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        draw.shuffle(lines)
        path.write_text(header + "".join(lines), encoding="utf-8", newline="")
    after = asked(rerun_evinec(before)).queries
    assert {query.id: (query.code, query.key, query.field, query.value, query.text) for query in after} == told
    assert told


def test_no_private_value_of_the_export_is_asked_about(demo):
    """Neither who modified a record nor a free text of an event stands anywhere in the queries."""
    queries = repr(asked(demo))
    narratives = {row["ae_narrative"] for row in demo.raw("ae")}
    people = {row["last_modified_by"] for row in demo.raw("ae")}
    assert not [value for value in narratives | people if len(value) > 2 and value in queries]
