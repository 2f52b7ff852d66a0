"""The commands of a run record, as a replay gives them again."""

from __future__ import annotations

from typing import Any

import click
import pytest

from nec_cdisc.archive.replay_steps import COMMANDS, arguments, given, made, steps
from nec_cdisc.cli.main import app

FINDINGS = "outputs/validation/findings.json"


def line(number: int, command: str, **said: Any) -> dict[str, Any]:
    """Return a line of a record."""
    about = {"by": None, "at": None, "reason": None, "settings": {}, "inputs": {}, "outputs": {}}
    return {"number": number, "command": command, **about, **said}


def test_commands_come_in_the_order_of_their_work():
    """Whatever the record tells first: SDTM, analysis, validation, package; archiving makes no output."""
    lines = [line(number, name) for number, name in enumerate(["archive", "package", "adam", "sdtm", "validate"], 1)]
    assert [step.command for step in steps(lines)] == list(COMMANDS)


def test_only_the_last_line_of_a_command_counts():
    """What a later run replaced is not made again."""
    lines = [line(1, "sdtm", settings={"cut_off": "2019-01-01"}), line(2, "sdtm", outputs={"outputs/sdtm/dm.xpt": "b"})]
    found = steps(lines)
    assert [step.arguments for step in found] == [()]
    assert made(found) == {"outputs/sdtm/dm.xpt": "b"}


def test_what_was_stated_is_stated_again():
    """Person, time and reason go to the command as they stand in the record."""
    found = steps([line(1, "sdtm", by="Ana Müller", at="2026-01-31T17:05:00Z", reason="First", settings={"jobs": 1})])
    assert found[0].arguments == (
        "--by", "Ana Müller", "--at", "2026-01-31T17:05:00Z", "--reason", "First", "--jobs", "1",
    )  # fmt: skip


@pytest.mark.parametrize("name", [name for name in COMMANDS if name in app.commands])
def test_settings_are_typed_as_the_command_takes_them(name: str):
    """For each option of each command the words lead back to the setting, whatever it is."""
    command = app.commands[name]
    samples = {click.types.IntRange: 3, click.types.IntParamType: 3, click.Choice: ["json", "dsjc"]}
    named = {item.name: item.opts[0].lstrip("-").replace("-", "_") for item in command.params}
    said: dict[str, Any] = {}
    for parameter in command.params:
        flag = isinstance(parameter, click.Option) and parameter.is_flag
        said[named[parameter.name]] = True if flag else samples.get(type(parameter.type), "x")
    wanted = {option: value for option, value in said.items() if option not in {"core", "by", "at", "reason"}}
    read = command.make_context(name, list(arguments(wanted)), resilient_parsing=True).params
    found = {named[key]: list(value) if isinstance(value, tuple) else value for key, value in read.items()}
    assert {option: str(found[option]) for option in wanted} == {option: str(value) for option, value in wanted.items()}


def test_what_was_not_set_is_not_typed():
    """Blank settings and flags that were not raised leave no word."""
    assert arguments({"cut_off": None, "final": False, "partitions": 0}) == ("--partitions", "0")


def test_a_validation_is_preceded_by_the_one_it_was_compared_with():
    """Reports that tell what is new need the earlier report, which a first validation makes again."""
    data = {"outputs/sdtm/dm.xpt": "d"}
    first = line(1, "validate", inputs=data, outputs={FINDINGS: "1"})
    second = line(2, "validate", inputs={**data, FINDINGS: "1"}, outputs={FINDINGS: "2"}, reason="Again")
    found = steps([first, second])
    assert [step.outputs[FINDINGS] for step in found] == ["1", "2"]
    assert made(found) == {FINDINGS: "2"}
    assert [step.limits for step in found] == [(), ()]


def test_a_comparison_with_other_data_is_told():
    """An earlier report of datasets that are gone cannot be made again, and that is known before."""
    first = line(1, "validate", inputs={"outputs/sdtm/dm.xpt": "old"}, outputs={FINDINGS: "1"})
    second = line(2, "validate", inputs={"outputs/sdtm/dm.xpt": "new", FINDINGS: "1"}, outputs={FINDINGS: "2"})
    (step,) = steps([first, second])
    assert "a report of other data" in step.limits[0]


def test_a_record_whose_reports_refer_to_themselves_ends():
    """A report that claims to be compared with itself, which only an edited record says, is followed once."""
    (step,) = steps([line(1, "validate", inputs={FINDINGS: "1"}, outputs={FINDINGS: "1"})])
    assert step.limits


def test_another_program_is_told():
    """A validation that had CDISC CORE run, too, is replayed without it, and says so."""
    (step,) = steps([line(1, "validate", settings={"core": "core", "standard": "3.4"})])
    assert step.arguments == ("--standard", "3.4")
    assert "another program" in step.limits[0]


def test_outputs_that_nobody_made_are_given():
    """A study that analyses datasets of others needs them in their place."""
    lines = [
        line(
            1, "adam", inputs={"outputs/sdtm/dm.xpt": "d", "mappings/study.yaml": "m"}, outputs={"outputs/adam/a": "x"}
        )
    ]
    assert given(steps(lines)) == ["outputs/sdtm/dm.xpt"]
    assert given(steps([*lines, line(2, "sdtm", outputs={"outputs/sdtm/dm.xpt": "d"})])) == []
