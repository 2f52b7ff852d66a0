"""Manifests of a bag: written in one form, read with suspicion."""

from __future__ import annotations

import pytest

from nec_cdisc.archive.manifest import is_tag_manifest, payload_manifest, read, tag_manifest, text

ONE, TWO = "a" * 64, "b" * 64


def test_a_manifest_is_read_as_it_was_written():
    """Names are sorted, and those with ends of lines and per cent signs come back as they were."""
    hashes = {"data/100%.csv": ONE, "data/a\r\nb.csv": TWO, "data/Größe.csv": ONE, "data/%0A.csv": TWO}
    written = text(hashes)
    assert read(written, "sha256").hashes == hashes
    assert read(written, "sha256").faults == ()
    assert text({"b": TWO, "a": ONE}) == f"{ONE}  a\n{TWO}  b\n".encode()
    assert b"data/100%25.csv" in written
    assert b"a%0D%0Ab.csv" in written


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        (f"{ONE}  a\nrubbish\n", 2, "is not a hash and a name"),
        (f"{ONE[:-1]}  a\n", 1, "is not a hash and a name"),
        (f"{ONE.upper()}  a\n", 1, "is not a hash and a name"),
        (f"{ONE}  a\n{TWO}  a\n", 2, "names a file that another line names"),
        (f"{TWO}  b\n{ONE}  a\n", 0, "not in the order and form"),
        (f"{ONE}  a", 0, "not in the order and form"),
        (f"{ONE}  a\n\n", 2, "is not a hash and a name"),
    ],
)
def test_what_is_no_line_is_told_with_its_number(data: str, line: int, said: str):
    """A line that names no hash and file, one that stands there twice, and another order or form are told."""
    found = read(data.encode(), "sha256").faults
    assert [(number, said in message) for number, message in found] == [(line, True)]


def test_bytes_that_are_no_text_are_told():
    """A line that is no UTF-8 is told and the others are read."""
    found = read(b"\xff\xfe\n" + text({"a": ONE}), "sha256")
    assert found.hashes == {"a": ONE}
    assert found.faults[0][0] == 1


def test_manifests_have_the_names_of_the_standard():
    """Each hash has a manifest of the payload and one of what stands beside it."""
    assert (payload_manifest("sha512"), tag_manifest("sha512")) == ("manifest-sha512.txt", "tagmanifest-sha512.txt")
    assert is_tag_manifest("tagmanifest-sha256.txt")
    assert not is_tag_manifest("manifest-sha256.txt")
