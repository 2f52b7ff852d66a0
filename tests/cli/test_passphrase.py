"""The passphrase of a key."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from nec_cdisc.archive import signing_keys
from nec_cdisc.cli.passphrase import from_file, new_passphrase, passphrase
from nec_cdisc.writers.disk_faults import NotWritten


def test_a_key_without_one_asks_for_none(tmp_path: Path):
    """Nobody is asked what is not needed."""
    signing_keys.new(tmp_path / "key", None)
    assert passphrase(tmp_path / "key", tmp_path / "no file") is None


def test_it_comes_from_a_file_or_from_whoever_is_asked(tmp_path: Path, monkeypatch):
    """The first line of the file counts; without a file it is typed where nobody sees it."""
    signing_keys.new(tmp_path / "key", b"secret")
    (tmp_path / "file").write_bytes(b"secret\r\nmore\n")
    assert passphrase(tmp_path / "key", tmp_path / "file") == b"secret"
    asked: list[dict[str, object]] = []
    monkeypatch.setattr(click, "prompt", lambda *_, **how: asked.append(how) or "typed")
    assert passphrase(tmp_path / "key", None) == b"typed"
    assert new_passphrase(None) == b"typed"
    assert all(how["hide_input"] for how in asked)
    assert asked[1]["confirmation_prompt"]
    assert new_passphrase(tmp_path / "file") == b"secret"


@pytest.mark.parametrize("content", [None, b"", b"\nsecond\n"], ids=["absent", "empty", "blank"])
def test_a_file_without_passphrase_is_refused(tmp_path: Path, content: bytes | None):
    """A blank passphrase would lock nothing."""
    if content is not None:
        (tmp_path / "file").write_bytes(content)
    with pytest.raises(NotWritten, match="holds no passphrase") as fault:
        from_file(tmp_path / "file")
    assert fault.value.problem.code == "RPL001"
