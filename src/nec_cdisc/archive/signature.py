"""Signs the tag manifest of an archive: who signs, what that means and when stand inside what is signed.

The signature is detached: a file of its own beside the archive's other tag files, which no manifest names. Nothing in
it is random, so that the same key, name, meaning and time give the same bytes.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from nec_cdisc.archive import signing_keys
from nec_cdisc.problem import Place, Problem
from nec_cdisc.problem.visible import visible
from nec_cdisc.writers.disk_faults import NotWritten

#: The file in the archive.
NAME = "signature.json"
#: What is signed begins with it, so that no signature given for another purpose fits.
FORMAT = "nec-cdisc signature 1"
#: Signs that a name or a meaning may have.
LONGEST = 1_000
_LARGEST = 1 << 16
_STATED = ("at", "format", "manifest_sha256", "meaning", "name")
_WRITTEN = {"public_key", "signature", "statement"}


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature that fits: who signed, what it means, and when.

    ``fingerprint`` is that of the key. ``known`` says whether the reader brought the key; without it the signature
    proves that its holder signed, and not who that is.
    """

    name: str
    meaning: str
    at: str
    fingerprint: str
    known: bool


def sign(manifest: bytes, key: Path, name: str, meaning: str, at: str, passphrase: bytes | None = None) -> bytes:
    """Return the signature of a manifest by a private key in a PEM file.

    ``at`` is the time in ISO 8601 with its zone. Raises :class:`~nec_cdisc.writers.disk_faults.NotWritten`: RPL001 for
    a key that cannot be used, RPL006 without name, meaning or time.
    """
    for what, text in (("name", name), ("meaning", meaning)):
        if not text.strip() or len(text) > LONGEST or visible(text) != text:
            raise NotWritten(Problem("RPL006", f"the {what} of the signer is blank, too long, or holds hidden signs"))
    if not _is_time(at):
        raise NotWritten(Problem("RPL006", f"{visible(at)!r} is no time with its zone"))
    private = signing_keys.private(key, passphrase)
    statement = {
        "at": at,
        "format": FORMAT,
        "manifest_sha256": hashlib.sha256(manifest).hexdigest(),
        "meaning": meaning,
        "name": name,
    }
    return _rendered(statement, private.public_key(), private.sign(_message(statement)))


def verify(manifest: bytes, signature: bytes, public_key: Path | None = None) -> Signed | Problem:
    """Return who signed a manifest, or what is wrong with the signature: RPL002 to RPL005.

    With ``public_key``, a PEM file, it must be by that key. Raises :class:`~nec_cdisc.writers.disk_faults.NotWritten`
    (RPL001) where that file holds none.
    """
    known = None if public_key is None else signing_keys.public(public_key)
    read = _read(signature)
    if read is None:
        return _problem("RPL002", "the file of the signature is damaged, or in no form that this program writes")
    statement, key, value = read
    if known is not None and signing_keys.fingerprint(known) != signing_keys.fingerprint(key):
        ours, theirs = signing_keys.fingerprint(known), signing_keys.fingerprint(key)
        return _problem("RPL005", f"signed in the name of {statement['name']} by key {theirs}, not by {ours}")
    try:
        key.verify(value, _message(statement))
    except InvalidSignature:
        claimed = f"{statement['name']}, {statement['meaning']!r}, {statement['at']}"
        return _problem("RPL003", f"the key never signed what stands here now: {claimed}")
    if statement["manifest_sha256"] != hashlib.sha256(manifest).hexdigest():
        return _problem("RPL004", f"{statement['name']} signed another manifest than that of this archive")
    return Signed(
        statement["name"], statement["meaning"], statement["at"], signing_keys.fingerprint(key), known is not None
    )


def _message(statement: Mapping[str, str]) -> bytes:
    return (FORMAT + "\n" + json.dumps(statement, sort_keys=True)).encode("ascii")


def _rendered(statement: Mapping[str, str], key: Ed25519PublicKey, value: bytes) -> bytes:
    said = {
        "public_key": signing_keys.pem_of(key),
        "signature": base64.b64encode(value).decode("ascii"),
        "statement": dict(statement),
    }
    return (json.dumps(said, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode("utf-8")


def _read(signature: bytes) -> tuple[Mapping[str, str], Ed25519PublicKey, bytes] | None:
    """Return statement, key and signature; ``None`` where a single byte is not as this program writes it."""
    if len(signature) > _LARGEST:
        return None
    try:
        said = json.loads(signature.decode("utf-8"))
        if not _is_form(said):
            return None
        key = signing_keys.public_of(said["public_key"].encode("ascii"))
        value = base64.b64decode(said["signature"], validate=True)
        if key is None or _rendered(said["statement"], key, value) != signature:
            return None
    except (ValueError, RecursionError, binascii.Error):
        return None
    return said["statement"], key, value


def _is_form(said: Any) -> bool:
    if not isinstance(said, dict) or said.keys() != _WRITTEN or not isinstance(said["statement"], dict):
        return False
    texts = [said["public_key"], said["signature"], *said["statement"].values()]
    return (
        sorted(said["statement"]) == list(_STATED)
        and all(isinstance(text, str) for text in texts)
        and said["statement"]["format"] == FORMAT
    )


def _is_time(text: str) -> bool:
    try:
        return dt.datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _problem(code: str, message: str) -> Problem:
    return Problem(code, message, Place(NAME))
