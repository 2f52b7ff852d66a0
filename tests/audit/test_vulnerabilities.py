"""What is made of a report of known vulnerabilities."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.audit import vulnerabilities
from tests.audit.vulnerabilities import NotLooked, accepted, main, report_of, unexplained, unlooked

REPORT = {
    "dependencies": [
        {"name": "a", "version": "1", "vulns": []},
        {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"], "aliases": ["CVE-1"]}]},
        {"name": "c", "skip_reason": "no service knows it"},
    ]
}


def test_what_nobody_explained_is_named():
    """Package, version, vulnerability and the version that repairs it are told; an explained one is not."""
    assert unexplained(REPORT, {}) == ["b 2: PYSEC-1, repaired in 2.1"]
    assert unexplained(REPORT, {"CVE-1": "we never call it"}) == []
    assert all(reason for reason in accepted().values())


def test_a_service_that_is_not_there_is_no_clean_verdict(monkeypatch, capsys):
    """Where nobody could look that is said, and nothing is found or denied."""
    monkeypatch.setattr(vulnerabilities, "FOLDER", Path("/nowhere"))
    monkeypatch.setattr(vulnerabilities, "_run", lambda *_: "no route")
    with pytest.raises(NotLooked, match="cannot be installed"):
        report_of("run.lock")
    assert main() == 0
    assert capsys.readouterr().out.count("NOT looked for") == 2


def test_a_service_that_knows_no_package_is_no_clean_verdict_either():
    """A report in which each package was passed over says nothing; where some were, their number is told."""
    assert unlooked(REPORT) == 1
    with pytest.raises(NotLooked, match="none of the packages"):
        unlooked({"dependencies": [{"name": "c", "skip_reason": "not found"}]})
    with pytest.raises(NotLooked):
        unlooked({"dependencies": []})


def test_a_vulnerability_ends_continuous_integration(tmp_path: Path, monkeypatch, capsys):
    """One that nobody explained is exit code 1."""

    def audit(*command: object) -> str:
        Path(str(command[command.index("--output") + 1])).write_text(json.dumps(REPORT), "ascii")
        return ""

    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "pip-audit").write_text("", "ascii")
    monkeypatch.setattr(vulnerabilities, "FOLDER", tmp_path)
    monkeypatch.setattr(vulnerabilities, "_run", audit)
    assert main() == 1
    assert "PYSEC-1" in capsys.readouterr().out
