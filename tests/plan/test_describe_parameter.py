"""The rules of parameters that row rules make, by their name."""

from __future__ import annotations

from tests.adam.analysed import checked
from tests.adam.questionnaires import answered, study
from tests.adam.small import endpoints, small

from nec_cdisc.plan.describe_parameter import parameter_lines, parameter_names

OS = """\
OS:
  label: Overall Survival (days)
  start: TRTSDT
  event:
    - {from: ADSL, keep: DTHDT is filled, date: DTHDT, describe: DEATH}
  censor:
    - {from: ADSL, date: TRTSDT, code: 2, describe: NOBODY}
"""


def test_a_scale_is_told_with_its_line(tmp_path):
    """The scale is known by the value of PARAMCD, and its line is that of the questionnaire."""
    folder = study(tmp_path, answered("TEST-1", 1.0, "2020-12-20", q08=2))
    plan = checked(folder, folder / "sdtm").plan
    lines = list(parameter_lines(plan, "ADQS", "DY"))
    assert lines[0] == "DY: scale EOR0140 of eortc-qlq-c30 (symptom)"
    assert lines[-1] == "line: mappings/adam/adqs.yaml:5:38"
    assert list(parameter_lines(plan, "ADQS", "AVAL")) == []
    assert list(parameter_lines(plan, "ADSL", "DY")) == []


def test_a_time_to_event_is_told_with_its_line(tmp_path):
    """So is a time to an event."""
    folder = small(tmp_path, {"adam/adtte.yaml": endpoints(OS)})
    lines = list(parameter_lines(checked(folder, folder / "sdtm").plan, "ADTTE", "OS"))
    assert (lines[0], lines[-1]) == ("OS: Overall Survival (days)", "line: mappings/adam/adtte.yaml:6:5")


def test_every_parameter_has_a_name_to_ask_for(tmp_path):
    """What is named can be told, scales and times alike."""
    folder = study(tmp_path, answered("TEST-1", 1.0, "2020-12-20", q08=2))
    plan = checked(folder, folder / "sdtm").plan
    names = list(parameter_names(plan))
    assert "ADQS.DY" in names
    assert all(list(parameter_lines(plan, *name.split("."))) for name in names)
