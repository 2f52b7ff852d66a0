"""The command that makes keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from nec_cdisc.archive.signing_keys import fingerprint, is_locked, private, public
from nec_cdisc.cli.main import app


def test_a_pair_of_keys_is_made_once(tmp_path: Path):
    """Both halves and the fingerprint are told; a second time nothing is written over."""
    arguments = ["keys", "new", str(tmp_path / "key"), "--no-passphrase"]
    answer = CliRunner().invoke(app, arguments)
    assert answer.exit_code == 0, answer.output
    assert fingerprint(public(tmp_path / "key.pub")) in answer.output
    before = (tmp_path / "key").read_bytes()
    again = CliRunner().invoke(app, arguments)
    assert again.exit_code == 1
    assert "RPL001" in again.output
    assert (tmp_path / "key").read_bytes() == before


@pytest.mark.parametrize("from_file", [True, False])
def test_without_more_a_key_is_under_a_passphrase(tmp_path: Path, from_file: bool):
    """It comes from a file or is typed twice, and is never shown."""
    (tmp_path / "file").write_text("secret word\n", "ascii")
    arguments = ["keys", "new", str(tmp_path / "key"), *(["--passphrase-file", str(tmp_path / "file")] * from_file)]
    answer = CliRunner().invoke(app, arguments, input="secret word\nsecret word\n")
    assert answer.exit_code == 0, answer.output
    assert is_locked(tmp_path / "key")
    assert private(tmp_path / "key", b"secret word")
    assert "secret word" not in answer.output
