"""Signatures of archives: what they say cannot be changed without being noticed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_cdisc.archive import signing_keys
from nec_cdisc.archive.signature import FORMAT, Signed, sign, verify
from nec_cdisc.problem import Problem
from nec_cdisc.writers.disk_faults import NotWritten

MANIFEST = b"0f1e bagit.txt\n2d3c manifest-sha256.txt\n"
NAME, MEANING, AT = "Ana Müller", "I approve the datasets for submission", "2026-01-31T17:05:00+01:00"


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the private half of a pair of keys."""
    path = tmp_path_factory.mktemp("keys") / "key"
    signing_keys.new(path, None)
    return path


def public(key: Path) -> Path:
    """Return the public half."""
    return key.with_name(key.name + signing_keys.PUBLIC)


def edited(signature: bytes, **changes: str) -> bytes:
    """Return a signature with another statement, written as the program writes it."""
    said = json.loads(signature)
    said["statement"] |= changes
    return (json.dumps(said, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def code(answer: Signed | Problem) -> str:
    """Return the code of a refusal."""
    assert isinstance(answer, Problem), answer
    return answer.code


def test_a_signature_says_who_what_and_when(key: Path):
    """Name, meaning and time are read from it, by whoever has the key and by whoever has not."""
    signature = sign(MANIFEST, key, NAME, MEANING, AT)
    told = signing_keys.fingerprint(signing_keys.public(public(key)))
    assert verify(MANIFEST, signature, public(key)) == Signed(NAME, MEANING, AT, told, known=True)
    assert verify(MANIFEST, signature) == Signed(NAME, MEANING, AT, told, known=False)


def test_the_same_statement_gives_the_same_bytes(key: Path):
    """Nothing in a signature is random, so that an archive made twice is one archive."""
    assert sign(MANIFEST, key, NAME, MEANING, AT) == sign(MANIFEST, key, NAME, MEANING, AT)
    assert sign(MANIFEST, key, NAME, MEANING, AT) != sign(MANIFEST, key, NAME, MEANING + ".", AT)


@pytest.mark.parametrize(
    "changes",
    [{"name": "Somebody Else"}, {"meaning": "I reviewed the datasets"}, {"at": "2026-02-01T17:05:00+01:00"}],
    ids=["name", "meaning", "time"],
)
def test_an_edited_statement_is_named(key: Path, changes: dict[str, str]):
    """Another name, meaning or time than was signed is refused, and the refusal shows what stands there now."""
    answer = verify(MANIFEST, edited(sign(MANIFEST, key, NAME, MEANING, AT), **changes), public(key))
    assert code(answer) == "RPL003"
    assert next(iter(changes.values())) in answer.message


def test_another_archive_is_named(key: Path):
    """A signature taken to another archive is refused, also where its hash of the manifest was edited to fit."""
    signature = sign(MANIFEST, key, NAME, MEANING, AT)
    assert code(verify(MANIFEST + b"x", signature)) == "RPL004"
    other = json.loads(sign(MANIFEST + b"x", key, NAME, MEANING, AT))["statement"]["manifest_sha256"]
    assert code(verify(MANIFEST + b"x", edited(signature, manifest_sha256=other))) == "RPL003"


def test_another_key_is_named(key: Path, tmp_path: Path):
    """Whoever signs in another's name by a key of their own is found by who has the true key."""
    signing_keys.new(tmp_path / "forger", None)
    forged = sign(MANIFEST, tmp_path / "forger", NAME, MEANING, AT)
    assert code(verify(MANIFEST, forged, public(key))) == "RPL005"
    assert not verify(MANIFEST, forged).known
    with pytest.raises(NotWritten, match="private half"):
        verify(MANIFEST, forged, key)


def test_a_swapped_public_key_is_named(key: Path, tmp_path: Path):
    """The key in the file is not believed: another one there does not fit the signature."""
    signing_keys.new(tmp_path / "forger", None)
    said = json.loads(sign(MANIFEST, key, NAME, MEANING, AT))
    said["public_key"] = public(tmp_path / "forger").read_text("ascii")
    swapped = (json.dumps(said, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()
    assert code(verify(MANIFEST, swapped)) == "RPL003"


@given(st.data())
def test_no_changed_byte_goes_unnoticed(key: Path, data: st.DataObject):
    """Any byte changed, taken out or put in, blanks and ends of lines among them, is found."""
    signature = sign(MANIFEST, key, NAME, MEANING, AT)
    at = data.draw(st.integers(0, len(signature) - 1))
    piece = data.draw(st.binary(max_size=2))
    changed = signature[:at] + piece + signature[at + 1 :]
    assert changed == signature or code(verify(MANIFEST, changed)) in {"RPL002", "RPL003", "RPL004"}


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_rubbish_is_refused(rubbish: bytes):
    """What is no signature at all is one problem."""
    assert code(verify(MANIFEST, rubbish)) == "RPL002"


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "{}", "null", '{"public_key": 1, "signature": "", "statement": {}}', "x" * 100_000],
    ids=["deep", "empty", "null", "numbers", "long"],
)
def test_forms_that_are_none_are_refused(text: str):
    """Nested, empty and endless texts are one problem, too."""
    assert code(verify(MANIFEST, text.encode())) == "RPL002"


@pytest.mark.parametrize(
    ("name", "meaning", "at"),
    [
        ("", MEANING, AT),
        (NAME, "  ", AT),
        (NAME, "I\u202eapprove", AT),
        ("a\nb", MEANING, AT),
        ("x" * 1_001, MEANING, AT),
        (NAME, MEANING, "2026-01-31T17:05:00"),
        (NAME, MEANING, "yesterday"),
    ],
)
def test_who_says_too_little_does_not_sign(key: Path, name: str, meaning: str, at: str):
    """Blank, endless or hidden text is no name and no meaning, and a time without zone is none."""
    with pytest.raises(NotWritten) as fault:
        sign(MANIFEST, key, name, meaning, at)
    assert fault.value.problem.code == "RPL006"


def test_the_format_is_part_of_what_is_signed(key: Path):
    """A statement of another format is refused, though its key be right."""
    changed = edited(sign(MANIFEST, key, NAME, MEANING, AT), format=FORMAT + "0")
    assert code(verify(MANIFEST, changed)) == "RPL002"
