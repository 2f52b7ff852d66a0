"""The tar: one form when written, and nothing believed when read."""

from __future__ import annotations

import io
import tarfile

import pytest

from nec_cdisc.archive.tar import RECORD, Reader, Refused, end, header, padding

STAMP = 1769817600


def packed(files: dict[str, bytes]) -> bytes:
    """Return a tar of some files as an archive writes it."""
    data = b"".join(header(name, len(text), STAMP) + text + bytes(padding(len(text))) for name, text in files.items())
    return data + end(len(data))


def read(data: bytes) -> dict[str, bytes]:
    """Return the files of a tar, all of whose headers must be exact."""
    reader = Reader(io.BytesIO(data))
    found = {}
    for member in reader.members():
        found[member.name] = b"".join(reader.pieces(member))
        assert member.exact, member.name
    return found


FILES = {"top/a.txt": b"x" * 512, "top/" + "long/" * 60 + "b.txt": b"", "top/Größe, 試験.csv": b"1,2\n"}


def test_a_tar_is_read_as_it_was_written():
    """Long names, names of other scripts, empty files and whole blocks come back, and Python's tarfile agrees."""
    data = packed(FILES)
    assert len(data) % RECORD == 0
    assert read(data) == FILES
    with tarfile.open(fileobj=io.BytesIO(data)) as other:
        assert {item.name: other.extractfile(item).read() for item in other} == FILES


def test_a_file_beyond_what_a_plain_header_holds():
    """A size over 8 GB stands in a header that is read again."""
    reader = Reader(io.BytesIO(header("top/large.xpt", 9_000_000_000, STAMP) + bytes(512)))
    member = next(reader.members())
    assert (member.name, member.size, member.exact) == ("top/large.xpt", 9_000_000_000, True)
    with pytest.raises(Refused, match="ends within"):
        list(reader.pieces(member))


@pytest.mark.parametrize(
    ("kind", "harmful", "said"),
    [
        (tarfile.SYMTYPE, True, "is a link"),
        (tarfile.LNKTYPE, True, "is a link"),
        (tarfile.CHRTYPE, True, "is a device"),
        (tarfile.FIFOTYPE, True, "is a device"),
        (tarfile.GNUTYPE_SPARSE, True, "is a file with holes"),
        (tarfile.DIRTYPE, False, "is a folder entry"),
    ],
)
def test_what_is_no_file_is_refused(kind: bytes, harmful: bool, said: str):
    """Links, devices and files with holes do harm; folder entries are only not ours."""
    told = tarfile.TarInfo("top/x")
    told.type, told.linkname = kind, "/etc/passwd"
    with pytest.raises(Refused, match=said) as refused:
        read(told.tobuf() + bytes(1024))
    assert refused.value.harmful is harmful


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bytes(511),
        bytes(512),
        b"\xff" * 1024,
        packed({"top/a": b"1"})[:-1],
        packed({"top/a": b"1"}) + b"\0",
        packed({"top/a": b"1"})[:700],
        header("top/a", 1, STAMP) + b"1" + b"\1" * 511 + bytes(1024),
    ],
)
def test_rubbish_and_cut_files_are_refused(data: bytes):
    """Whatever the bytes are, the answer is a refusal."""
    with pytest.raises(Refused):
        read(data)


def extended(records: bytes) -> bytes:
    """Return a tar whose first entry has an extended header."""
    told = tarfile.TarInfo("././@PaxHeader")
    told.type, told.size = tarfile.XHDTYPE, len(records)
    return told.tobuf() + records + bytes(padding(len(records))) + header("top/a", 0, STAMP) + bytes(1024)


@pytest.mark.parametrize(
    "records",
    [
        b"7 size=9",
        b"99 path=x\n",
        b"0 path=x\n",
        b"path=x\n",
        b"18 path=\xff\xfe\xff\xfe\xff\xfe\n",
        b"20 size=-1000000000\n",
    ],
)
def test_a_strange_extended_header_is_refused(records: bytes):
    """Lengths that do not fit, sizes below zero and names that are no text are refused."""
    with pytest.raises(Refused):
        read(extended(records))


def test_a_header_of_absurd_length_is_not_read():
    """A header that says that names take gigabytes is refused before anything is read into memory."""
    told = tarfile.TarInfo("././@PaxHeader")
    told.type, told.size = tarfile.XHDTYPE, 1 << 34
    with pytest.raises(Refused, match="absurd length"):
        read(told.tobuf(tarfile.GNU_FORMAT) + bytes(1024))


def test_another_owner_mode_or_time_is_noticed():
    """A header that is in order but not as an archive writes it is not exact."""
    for name, value in (("uid", 1000), ("uname", "me"), ("mode", 0o777), ("mtime", STAMP + 1)):
        told = tarfile.TarInfo("top/b")
        told.mtime, told.mode = STAMP, 0o644
        setattr(told, name, value)
        reader = Reader(io.BytesIO(header("top/a", 0, STAMP) + told.tobuf(tarfile.PAX_FORMAT) + end(1024)))
        assert [member.exact for member in reader.members()] == [True, False], name
