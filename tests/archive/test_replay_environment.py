"""The environment in which an archived program runs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from nec_cdisc import __version__
from nec_cdisc.archive import made_with, replay_environment, sbom
from nec_cdisc.archive.replay_environment import differences, new, running
from nec_cdisc.writers.disk_faults import NotWritten


def bill(payload: Path, python: str, **packages: str) -> Path:
    """Write a list of packages into a payload."""
    program = {"name": "nec-cdisc", "version": packages.pop("program", __version__)}
    metadata = {"properties": [{"name": sbom.PYTHON, "value": python}], "component": program}
    components = [{"name": name, "version": version} for name, version in packages.items()]
    path = payload / made_with.FOLDER / sbom.NAME
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"metadata": metadata, "components": components}), "ascii")
    return payload


def refused(payload: Path, folder: Path) -> tuple[str, str]:
    """Return code and message of the refusal to make an environment."""
    with pytest.raises(NotWritten) as fault:
        new(payload, folder)
    return fault.value.problem.code, fault.value.problem.message


def test_the_running_program_answers(tmp_path: Path):
    """Its version, that of Python and those of its packages are told, whatever the folder holds."""
    (tmp_path / "nec_cdisc.py").write_text("raise SystemExit('the folder was believed')\n", "ascii")
    (tmp_path / "json.py").write_text("raise SystemExit('the folder was believed')\n", "ascii")
    environment = running()
    assert environment.run(["--version"], tmp_path).stdout == f"nec-cdisc {__version__}\n"
    python, packages = environment.versions(tmp_path)
    assert python == ".".join(map(str, sys.version_info[:3]))
    assert "pandas" in packages


def test_versions_are_compared_with_those_of_the_archive(tmp_path: Path):
    """Another Python, program or package, and one that is missing, are each told; one more does not matter."""
    bill(tmp_path, "3.11.1", program="0.0.1", numpy="1.0", pandas="3.0")
    found = differences(tmp_path, "3.12.0", {"nec-cdisc": "0.1.0", "pandas": "3.0", "rich": "1"})
    assert found == [
        "Python 3.12.0 instead of 3.11.1", "nec-cdisc 0.1.0 instead of 0.0.1", "numpy is missing instead of 1.0",
    ]  # fmt: skip


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"metadata": {"properties": [1]}}'])
def test_a_list_that_cannot_be_read_is_told(tmp_path: Path, text: str | None):
    """Without a list nobody knows with which packages the outputs were made."""
    if text is not None:
        (tmp_path / "program").mkdir()
        (tmp_path / "program" / sbom.NAME).write_text(text, "ascii")
    assert differences(tmp_path, "3.11", {}) == ["the archive has no readable list of packages"]


def test_an_archive_without_program_is_refused(tmp_path: Path):
    """Neither the registry's newest version nor the running one takes the place of a program that is not there."""
    assert refused(tmp_path, tmp_path / "environment")[0] == "RPL030"


def test_packages_that_cannot_be_installed_are_told(tmp_path: Path, monkeypatch):
    """The installer's last words are shown; with a wheelhouse that lacks a package nothing else is asked."""
    program = tmp_path / "program"
    (tmp_path / "wheelhouse").mkdir()
    program.mkdir()
    (program / "nec_cdisc-0.1.0-py3-none-any.whl").write_bytes(b"")
    (program / made_with.LOCK).write_text(f"click==8.5.1 --hash=sha256:{'0' * 64}\n", "ascii")
    code, message = refused(tmp_path, tmp_path / "environment")
    assert code == "RPL031"
    assert "click" in message
    monkeypatch.setattr(replay_environment.sys, "executable", str(tmp_path / "no python"))
    assert refused(tmp_path, tmp_path / "other") == ("RPL031", "no environment can be made: FileNotFoundError")


def test_nothing_of_this_machine_leads_the_new_environment_astray(monkeypatch):
    """Variables that name other modules or environments are not handed on."""
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PYTHONHOME", "/elsewhere")
    monkeypatch.setenv("VIRTUAL_ENV", "/elsewhere")
    variables = replay_environment._variables()
    assert "/elsewhere" not in variables.values()
    assert variables["PYTHONNOUSERSITE"] == "1"
