"""An export that changes under a run is noticed, once for each file and with its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Cells, Problem, Severity
from nec_cdisc.run.sdtm import convert
from nec_cdisc.run.steady_export import changes, require_columns, states, unusable


def said(built, problems: tuple[Problem, ...] = ()) -> list[str]:
    """Return what is said of an export in which a file is changed meanwhile."""
    forms = built.plan.study.forms.values()
    before = states(built.folder, forms)
    path = built.folder / "raw/dm.csv"
    path.write_text(path.read_text("utf-8") + "03,001,f,\n", "utf-8")
    return [f"{item.code} {item.cells.file}: {item.message}" for item in changes(built.folder, before, problems)]


def test_an_export_that_stays_is_no_problem(build):
    """Nothing is said of files that nobody touched."""
    built = build()
    assert list(changes(built.folder, states(built.folder, built.plan.study.forms.values()), ())) == []


def test_a_file_that_changed_is_named(build):
    """A file that grows while the run reads is an error with its name."""
    assert said(build()) == ["RUN120 raw/dm.csv: raw/dm.csv changed while the run read the export"]


def test_what_the_reader_told_is_not_told_again(build):
    """A file that could not be read is one problem, not two."""
    assert said(build(), (Problem("RAW102", "x", cells=Cells("raw/dm.csv")),)) == []


def test_other_columns_are_told_by_name():
    """Columns that went and came since the mappings were checked are named; the same ones pass."""
    require_columns("raw/dm.csv", ["a", "b"], ["a", "b"])
    with pytest.raises(Unreadable, match="it is now without b, with the new c"):
        require_columns("raw/dm.csv", ["a", "b"], ["a", "c"])
    with pytest.raises(Unreadable, match="it is now in another order"):
        require_columns("raw/dm.csv", ["a", "b"], ["b", "a"])


def test_only_errors_of_a_file_make_it_unusable():
    """A note about a file, or a query about its values, leaves it usable."""
    assert not unusable([Problem("RAW113", "x", cells=Cells("raw/dm.csv")), Problem("VAL112", "x")])
    assert unusable([Problem("RAW102", "x", cells=Cells("raw/dm.csv"))])


def during(step: str, act):
    """Return a listener of a run that acts before a step."""
    return lambda number, total, name: act() if name == step else None  # noqa: ARG005 - a listener's arguments


def errors(conversion) -> list[str]:
    """Return the errors of a conversion with the file that each names."""
    found = [item for item in conversion.problems if item.severity is Severity.ERROR]
    return [f"{item.code} {item.cells.file if item.cells else item.place}: {item.message}" for item in found]


def test_a_file_that_vanishes_after_lint_is_one_message(build):
    """A raw file that goes between check and reading is the only error, located; the last set stays."""
    built = build()
    convert(built.linted, built.plan)
    before = (built.folder / "outputs/sdtm/dm.xpt").read_bytes()
    (built.folder / "raw/dm.csv").unlink()
    conversion = convert(built.linted, built.plan)
    assert errors(conversion) == ["RAW102 raw/dm.csv: raw/dm.csv cannot be opened: it is not there."]
    assert (built.folder / "outputs/sdtm/dm.xpt").read_bytes() == before


def test_a_file_that_vanishes_when_it_was_read_is_one_message(build):
    """A raw file that goes while others are still being read is the only error, located."""
    built = build()
    conversion = convert(built.linted, built.plan, progress=during("finish DM", (built.folder / "raw/dm.csv").unlink))
    assert errors(conversion) == ["RUN120 raw/dm.csv: raw/dm.csv went away while the run read the export"]
    assert not conversion.published


def test_a_file_that_gets_other_columns_after_lint_is_one_message(build):
    """A raw file that is replaced by one with other columns is the only error, located, and no traceback."""
    built = build()
    Path(built.folder / "raw/dm.csv").write_text("site,subj,gender,first\n01,001,f,\n", "utf-8")
    conversion = convert(built.linted, built.plan)
    (said_once,) = errors(conversion)
    assert said_once.startswith("RUN120 raw/dm.csv: the columns of raw/dm.csv changed during the run")
    assert said_once.endswith("it is now without sex, with the new gender")


def test_a_file_that_is_written_during_the_run_is_one_message(build):
    """A raw file that grows while the run works is the only error, located."""
    built = build()

    def grow() -> None:
        with (built.folder / "raw/dm.csv").open("a", encoding="utf-8") as file:
            file.write("03,001,f,\n")

    conversion = convert(built.linted, built.plan, progress=during("finish DM", grow))
    assert errors(conversion) == ["RUN120 raw/dm.csv: raw/dm.csv changed while the run read the export"]
