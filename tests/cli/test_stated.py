"""What a person states of a run."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from nec_cdisc.cli.path import path
from nec_cdisc.cli.stated import ordered, stated
from nec_cdisc.writers.run_record import Run


def ask(*arguments: str, required: bool = False) -> tuple[int, str, Run | None]:
    """Call a command; return its exit code, what it says, and the run that it was called for."""
    found = []

    @click.command("work")
    @click.option("--folder", type=path)
    @click.option("--core")
    @click.option("--quick", is_flag=True)
    @click.option("--dataset-json", "forms", multiple=True, default=["json"])
    @click.option("--jobs", type=int, default=1)
    @stated(required=required)
    def command(**_: object) -> None:
        found.append(ordered(Path("/studies/one")))

    done = CliRunner().invoke(command, list(arguments))
    return done.exit_code, done.output, found[0] if found else None


def test_settings_and_statements_are_told():
    """All options with their values, typed or not, and who, when and why."""
    _, _, run = ask("--by", " J. Doe ", "--at", "2026-02-01T09:00:00+01:00", "--reason", "queries", "--jobs", "2")
    settings = {"core": None, "folder": None, "jobs": 2, "quick": False, "dataset_json": ["json"]}
    assert run == Run("work", settings, "J. Doe", "2026-02-01T09:00:00+01:00", "queries")


def test_nothing_stated_is_nothing_told():
    """Without options there is no person, no time and no reason."""
    run = ask()[2]
    assert run is not None
    assert (run.by, run.at, run.reason) == (None, None, None)


def test_no_path_of_the_machine_is_told():
    """Folders inside the study are told from there, others and programs by their name alone."""
    run = ask("--folder", "/studies/one/tabulations", "--core", "/home/me/bin/core --verbose /tmp/x")[2]
    assert run is not None
    assert run.settings["folder"] == "tabulations"
    assert run.settings["core"] == "core --verbose x"
    run = ask("--folder", "/home/me/others")[2]
    assert run is not None
    assert run.settings["folder"] == "(outside the study folder)/others"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--at", "2026-02-01"),
        ("--at", "2026-02-01T09:00:00"),
        ("--at", "2026-02-30T09:00:00Z"),
        ("--at", "now"),
        ("--by", ""),
        ("--by", "two\nlines"),
        ("--reason", "steers\x1b[31m"),
        ("--by", "x" * 501),
    ],
)
def test_what_is_no_statement_is_refused(arguments: tuple[str, str]):
    """A time without zone, a day that is none, a blank name, hidden signs and texts without end are wrong options."""
    code, said, run = ask(*arguments)
    assert (code, run) == (2, None)
    assert f"Invalid value for '{arguments[0]}'" in said


def test_person_and_time_can_be_asked_for():
    """A command that needs them says so."""
    code, said, _ = ask(required=True)
    assert code == 2
    assert "Missing option '--by'" in said
