"""The ledger ties out with the export, whatever stands in it; what nothing accounts for is an error."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.plan.lint import lint
from nec_cdisc.problem import Severity
from nec_cdisc.run import engine
from nec_cdisc.run.engine import execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.run.ledger.book import Ledger
from nec_cdisc.run.sdtm import convert
from nec_cdisc.study.folder import open_study

ROOT = Path(__file__).parents[3]
SUBJECT = ("site", "subj")
SOME = st.sampled_from(["01,001", "01,002", "02,001", "07,007", "01,", "NK,001"])
DATES = st.sampled_from(["", "05.07.2019", "06.08.2019", "40.07.2019", "UN.07.2019", "NK", " "])
TICK = st.sampled_from(["", "0", "1", "x", "NK"])
TERM = st.sampled_from(["", "Ache", "Itch", "Fall ", "NK", "\u2603", "word " * 60])
STATE = st.sampled_from(["", "", "", "Closed"])
NUMBER = st.sampled_from(["1", "2"])
ANY = st.sampled_from(["", "a", "NK"])


def _row(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    row = st.tuples(*parts).map(",".join)
    return st.one_of(row, row, row, row, st.sampled_from(["", ",,", "  ", "too,short"]))


def _rows(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(_row(*parts), max_size=6).map(lambda lines: "".join(f"{line}\n" for line in lines))


EXPORT = st.fixed_dictionaries(
    {
        "ae": _rows(SOME, NUMBER, TERM, ANY, TICK, TICK, DATES, DATES, TICK, ANY, ANY, ANY, STATE),
        "vs": _rows(
            SOME, DATES, st.sampled_from(["", "170", "x", "0"]), ANY, st.sampled_from(["", "70", "NK"]), ANY, STATE
        ),
        "seen": _rows(SOME, DATES, st.sampled_from(["", "A", "Z"]), STATE),
        "coding": _rows(TERM, st.sampled_from(["1", "old"]), ANY, ANY, STATE),
        "dm": _rows(SOME, st.sampled_from(["f", "q", ""]), DATES, STATE),
        "diary": _rows(SOME, NUMBER, ANY),
    }
)


#: Without a search for a smaller example: each one is a run, and the rows of a study are read by eye soon enough.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


@settings(max_examples=25, phases=PHASES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=EXPORT)
def test_it_ties_out_with_any_export(study, ties_out, rows):
    """Rows and filled cells by form, column and subject are those that the csv module counts, and none is lost."""
    built = study(rows)
    ran = built.run_all_the_same()
    assert ran.of("RUN122") == []
    for form in ran.outcome.ledger.forms:
        ties_out(form, built.folder, ("site", "subj"))


def test_it_ties_out_with_the_demo_export(ties_out):
    """Each form and subject of the demo export has as many rows and filled cells as its file."""
    linted = lint(open_study(ROOT))
    assert linted.plan is not None
    outcome = execute(linted.plan, Inputs(ROOT, None, linted.study.corrections))
    assert [form.name for form in outcome.ledger.forms] == list(linted.plan.study.forms)
    for form in outcome.ledger.forms:
        ties_out(form, ROOT, ("study", "site", "subject"))
    assert outcome.ledger.cells > 70_000


def _drop_first(world, step):
    """Withhold as ever, and drop the first record of AE without a word."""
    _withhold(world, step)
    if step.dataset == "AE":
        keep = np.ones(len(world.growing["AE"]), bool)
        keep[0] = False
        world.growing["AE"].filter(keep)


def _blank_why(world, step):
    """Derive as ever, and lose all reasons that were derived."""
    _derive(world, step)
    if step.id == "AE.AEWHY":
        column = world.growing["AE"].columns["AEWHY"]
        world.growing["AE"].columns["AEWHY"] = Encoded(np.full(len(column), -1, np.int32), column.values)


def _lose_last(world, step, inputs):
    """Read as ever, and lose the last record of the form AE."""
    _read_form(world, step, inputs)
    if step.form.name == "ae":
        world.forms["ae"].positions = world.forms["ae"].positions[:-1]


_withhold, _derive, _read_form = engine.withhold, engine.derive, engine.read_form
AE = "01,001,1,Ache,,,,,,,,,,\n01,002,1,Ache,,,,,,,,,,\n"


@pytest.mark.parametrize(
    ("step", "fault", "row", "column"),
    [("withhold", _drop_first, 2, "term"), ("read_form", _lose_last, 3, "term"), ("read_form", _lose_last, 3, None)],
)
def test_a_record_that_a_step_drops_in_silence_is_an_error(study, monkeypatch, step, fault, row, column):
    """A fault of the program that loses a record is found, with file, column and row, and nothing is published."""
    monkeypatch.setattr(engine, step, fault)
    built = study({"ae": AE})
    conversion = convert(built.linted, built.plan)
    found = [problem for problem in conversion.problems if problem.code == "RUN122"]
    assert {problem.severity for problem in found} == {Severity.ERROR}
    cells = [(item.cells.file, item.cells.column, item.cells.rows) for item in found]
    assert ("raw/ae.csv", column, (row,)) in cells
    assert not conversion.published
    assert not conversion.outcome.ledger.ties_out()


def test_a_value_that_a_step_loses_in_silence_is_an_error(study, monkeypatch):
    """The verb still has the value that the dataset lacks: the cell is named."""
    monkeypatch.setattr(engine, "derive", _blank_why)
    ran = study({"ae": "01,001,1,Ache,,,,,,,,because,,\n01,002,1,Ache,,,,,,,,,,\n"}).run_all_the_same()
    (problem,) = ran.of("RUN122")
    assert problem.message == "nothing accounts for column why in 1 row of ae"
    assert (problem.cells.file, problem.cells.column, problem.cells.rows) == ("raw/ae.csv", "why", (2,))


def test_parts_of_a_run_add_up(study):
    """Counts of parts are summed form by form, and a part without a form changes nothing."""
    ledger = study({"ae": AE}).run().outcome.ledger
    both = Ledger.merged([form.name for form in ledger.forms], [ledger.forms, ledger.forms, ()])
    assert (both.rows, both.cells, both.ties_out()) == (2 * ledger.rows, 2 * ledger.cells, True)
    assert [[*form.lines()] for form in Ledger.merged(["ae"], [ledger.forms[1:2]]).forms] == [
        [*ledger.forms[1].lines()]
    ]
