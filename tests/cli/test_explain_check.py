"""Rules of validation are explained."""

import pytest

from nec_cdisc.cli.explain import run_explain
from nec_cdisc.validate.rule_list import all_rules


def test_all_rules_are_listed(tmp_path, capsys):
    """Each rule has a line with its level and what it says, also outside a study."""
    assert run_explain(tmp_path, "checks") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(all_rules())
    assert any(line.startswith("AEV101  error    ") for line in lines)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_every_rule_is_explained(tmp_path, rule, capsys):
    """Why a rule matters, what to do and where it comes from is told, however its id is typed."""
    assert run_explain(tmp_path, rule.id.lower()) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{rule.id} ({rule.level}): {rule.says}")
    for text in (rule.why, rule.next_step, rule.source, rule.datasets, rule.name):
        assert text in said


def test_an_unknown_rule_is_told(tmp_path, capsys):
    """An id that nothing has is refused, with the nearest one."""
    assert run_explain(tmp_path, "WVR901") == 1
    assert "there is no 'WVR901' to explain; did you mean WVR101?" in capsys.readouterr().out
