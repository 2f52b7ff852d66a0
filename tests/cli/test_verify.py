"""The command verify."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from nec_cdisc.cli.main import app
from nec_cdisc.cli.verify import run_verify


def test_what_is_no_archive_is_told_and_exits_with_1(tmp_path: Path, capsys):
    """Any file and any folder get an answer, never a traceback."""
    (tmp_path / "rubbish.tar").write_bytes(b"\0" * 5_000)
    assert run_verify(tmp_path / "rubbish.tar", None) == 1
    assert "rubbish.tar is not what was archived: 1 fault." in capsys.readouterr().out
    assert run_verify(tmp_path, None) == 1
    assert "holds no bagit.txt" in capsys.readouterr().out


def test_it_needs_no_study(tmp_path: Path):
    """An archive is verified anywhere, by its path alone."""
    done = CliRunner().invoke(app, ["verify", str(tmp_path / "nowhere")])
    assert done.exit_code == 1
    assert "there is no nowhere" in done.output
