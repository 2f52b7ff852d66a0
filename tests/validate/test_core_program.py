"""An installed CDISC CORE is started as its user would start it, in the folder that it needs."""

import os
import shlex
import sys

import pytest

from nec_cdisc.validate.core_program import Program, program


@pytest.fixture
def installed(tmp_path):
    """Make an installed CORE: the program with its resources beside it."""
    folder = tmp_path / "opt" / "core"
    (folder / "resources").mkdir(parents=True)
    for name in ("core", "core.py"):
        (folder / name).write_text("#!/bin/sh\n")
        (folder / name).chmod(0o755)
    return folder


def test_core_starts_where_its_resources_are(installed):
    """It reads its template of reports by a path from its own folder, so it is started there."""
    assert program(str(installed / "core")) == Program((str(installed / "core"), "validate"), installed)
    started = program(shlex.join([sys.executable, str(installed / "core.py")]))
    assert started == Program((sys.executable, str(installed / "core.py"), "validate"), installed)


def test_a_program_without_resources_starts_where_the_user_is(tmp_path):
    """A script of the user's own knows its way itself."""
    (tmp_path / "run-core").write_text("#!/bin/sh\n")
    assert program(str(tmp_path / "run-core")).folder is None
    assert program("no-such-core") == Program(("no-such-core", "validate"), None)


def test_a_link_leads_to_the_program(installed, tmp_path):
    """A link on the path of programs is followed to the folder of resources."""
    (tmp_path / "core").symlink_to(installed / "core")
    assert program(str(tmp_path / "core")).folder == installed


def test_what_is_named_from_here_is_named_in_full(installed, monkeypatch, tmp_path):
    """Files and folders of the command still are what they were for the user, though CORE starts elsewhere."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "validate").mkdir()
    (tmp_path / "python").symlink_to(sys.executable)
    started = program("./python opt/core/core.py validate -lr rules -ps 2 -ca nowhere")
    assert started.words == (
        *(str(tmp_path / "python"), str(installed / "core.py"), "validate"),
        *("-lr", str(tmp_path / "rules"), "-ps", "2", "-ca", "nowhere"),
    )
    assert started.folder == installed


def test_a_name_alone_is_looked_for_among_programs(installed, monkeypatch, tmp_path):
    """A file of that name where the user is does not take the place of the program."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "core").write_text("x")
    monkeypatch.setenv("PATH", str(installed), prepend=os.pathsep)
    assert program("core") == Program(("core", "validate"), installed)


def test_backslashes_part_folders_on_windows():
    """A command as people write it there keeps its folders, and loses its quotes."""
    started = program(r'"C:\Program Files\core\core.exe" validate -ps 2', windows=True)
    assert started.words == (r"C:\Program Files\core\core.exe", "validate", "-ps", "2")


@pytest.mark.parametrize("command", ["", "  ", "'"])
def test_a_command_that_is_none_is_refused(command):
    """An empty command, or one with a quote that does not end, cannot be read."""
    with pytest.raises(ValueError, match=r"empty|quotation"):
        program(command)
