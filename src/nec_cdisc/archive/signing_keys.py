"""Keys that archives are signed with: Ed25519, in PEM files, the private half under a passphrase."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import NoReturn

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from nec_cdisc.problem import Place, Problem
from nec_cdisc.writers.disk_faults import NotWritten, reported

#: Behind the name of a private key's file: that of its public half.
PUBLIC = ".pub"
#: Bytes of a file of a key that are read; a key has a few hundred.
_LARGEST = 1 << 16
_LOCKED = re.compile(rb"ENCRYPTED")
_RAW = serialization.Encoding.Raw, serialization.PublicFormat.Raw
_PEM = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo


def new(path: Path, passphrase: bytes | None) -> str:
    """Make a pair of keys: ``path`` for its owner alone, ``path.pub`` for everybody; return the fingerprint.

    Without a passphrase whoever reads the file can sign. Neither file may be there: a key that is lost cannot be made
    again. Raises :class:`NotWritten` (RPL001, RUN102).
    """
    public = path.with_name(path.name + PUBLIC)
    for file in (path, public):
        if file.exists() or file.is_symlink():
            _refuse(file, "it is there already, and no key is ever written over")
    key = Ed25519PrivateKey.generate()
    locked = serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, locked)
    with reported(path.parent):
        _write(path, pem, 0o600)
        _write(public, key.public_key().public_bytes(*_PEM), 0o644)
    return fingerprint(key.public_key())


def is_locked(path: Path) -> bool:
    """Say whether the private key of a file needs a passphrase. Raises :class:`NotWritten` (RPL001)."""
    return _LOCKED.search(_read(path).partition(b"\n")[0]) is not None


def private(path: Path, passphrase: bytes | None = None) -> Ed25519PrivateKey:
    """Return the private key of a file.

    Raises :class:`NotWritten` (RPL001): no such file, no Ed25519 key, a passphrase that is wrong or missing.
    """
    data = _read(path)
    locked = _LOCKED.search(data.partition(b"\n")[0]) is not None
    if locked and not passphrase:
        _refuse(path, "its passphrase is missing")
    try:
        key = serialization.load_pem_private_key(data, passphrase if locked else None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        _refuse(path, "the passphrase is wrong, or the file is damaged" if locked else "it holds no private key")
    if not isinstance(key, Ed25519PrivateKey):
        _refuse(path, "its key is not one of Ed25519")
    return key


def public(path: Path) -> Ed25519PublicKey:
    """Return the public key of a file. Raises :class:`NotWritten` (RPL001) where it holds none of Ed25519."""
    data = _read(path)
    if b"PRIVATE KEY" in data:
        _refuse(path, f"it is the private half of a key; take its file {PUBLIC}")
    key = public_of(data)
    if key is None:
        _refuse(path, "it holds no public key of Ed25519")
    return key


def public_of(pem: bytes) -> Ed25519PublicKey | None:
    """Return the public key that a PEM text holds; ``None`` where it holds none of Ed25519."""
    try:
        key = serialization.load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, Ed25519PublicKey) else None


def pem_of(key: Ed25519PublicKey) -> str:
    """Return a public key as PEM text."""
    return key.public_bytes(*_PEM).decode("ascii")


def fingerprint(key: Ed25519PublicKey) -> str:
    """Return what people compare of a public key: its SHA-256 in groups of four signs.

    >>> fingerprint(Ed25519PublicKey.from_public_bytes(bytes(32)))[:14]
    '6668 7aad f862'
    """
    digest = hashlib.sha256(key.public_bytes(*_RAW)).hexdigest()
    return " ".join(digest[at : at + 4] for at in range(0, 32, 4))


def _write(path: Path, content: bytes, mode: int) -> None:
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content)


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():  # a device or a pipe would be read without end
            _refuse(path, "there is no such file")
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except OSError:
        _refuse(path, "it cannot be read")


def _refuse(path: Path, why: str) -> NoReturn:
    raise NotWritten(Problem("RPL001", f"{path.name} cannot be used as a key: {why}", Place(path.name)))
