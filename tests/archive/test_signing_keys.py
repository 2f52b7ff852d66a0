"""Keys that archives are signed with."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from nec_cdisc.archive.signing_keys import fingerprint, is_locked, new, private, public
from nec_cdisc.writers.disk_faults import NotWritten


def refused(function, *arguments) -> str:
    """Return what a refusal says; it must be RPL001."""
    with pytest.raises(NotWritten) as fault:
        function(*arguments)
    assert fault.value.problem.code == "RPL001"
    return fault.value.problem.message


def test_a_pair_belongs_together(tmp_path: Path):
    """The private half gives the public one, whose fingerprint is what was told."""
    told = new(tmp_path / "key", b"secret")
    assert fingerprint(public(tmp_path / "key.pub")) == told
    assert fingerprint(private(tmp_path / "key", b"secret").public_key()) == told
    assert new(tmp_path / "other", None) != told


def test_the_private_half_is_for_its_owner(tmp_path: Path):
    """Nobody else may read it, and with a passphrase it cannot be used without."""
    new(tmp_path / "key", b"secret")
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) & 0o077 == 0
    assert is_locked(tmp_path / "key")
    assert "passphrase is missing" in refused(private, tmp_path / "key")
    assert "passphrase is wrong" in refused(private, tmp_path / "key", b"Secret")


def test_a_key_without_passphrase_opens_with_any(tmp_path: Path):
    """Where no passphrase is needed, one that is given does no harm."""
    told = new(tmp_path / "key", None)
    assert not is_locked(tmp_path / "key")
    assert fingerprint(private(tmp_path / "key", b"needless").public_key()) == told


@pytest.mark.parametrize("there", ["key", "key.pub"])
def test_no_key_is_written_over(tmp_path: Path, there: str):
    """A key that is lost cannot be made again, so a file in its place is kept."""
    (tmp_path / there).write_text("mine", "ascii")
    assert "is there already" in refused(new, tmp_path / "key", None)
    assert (tmp_path / there).read_text("ascii") == "mine"
    assert len(list(tmp_path.iterdir())) == 1


def test_no_key_in_a_folder_that_is_not_there(tmp_path: Path):
    """What cannot be written is told in our words."""
    with pytest.raises(NotWritten, match="went away"):
        new(tmp_path / "none" / "key", None)


def test_other_files_are_no_keys(tmp_path: Path):
    """Absent files, folders, texts, keys of other kinds and the wrong half are told apart."""
    new(tmp_path / "key", None)
    (tmp_path / "text").write_text("no key", "ascii")
    pem = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (tmp_path / "rsa").write_bytes(generate_private_key(65537, 2048).private_bytes(*pem))
    assert "no such file" in refused(private, tmp_path / "none")
    assert "no such file" in refused(public, tmp_path)
    assert "holds no private key" in refused(private, tmp_path / "text")
    assert "holds no private key" in refused(private, tmp_path / "key.pub")
    assert "not one of Ed25519" in refused(private, tmp_path / "rsa")
    assert "holds no public key" in refused(public, tmp_path / "text")
    assert "the private half" in refused(public, tmp_path / "key")
