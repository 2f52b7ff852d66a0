"""Faults of the disk become one problem in our words."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from nec_cdisc.writers.disk_faults import NotWritten, reported


def said(outputs: Path, fault: OSError) -> str:
    """Return what is said of a fault."""
    with pytest.raises(NotWritten) as refused, reported(outputs):
        raise fault
    assert refused.value.problem.code == "RUN102"
    return refused.value.problem.message


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "permission is denied"),
        (errno.EFBIG, "a file would be larger than the system allows"),
        (errno.ENOTDIR, "a file or a link stands where a folder should be"),
        (errno.EPROTO, "the operating system reports EPROTO"),
    ],
)
def test_the_words_are_ours(tmp_path: Path, number: int, words: str):
    """The reason is told in the same words on every system, in whichever language it speaks."""
    assert said(tmp_path / "outputs", OSError(number, "Dateisystem voll")) == f"outputs cannot be written: {words}"


def test_a_file_is_named_by_its_name_in_the_end(tmp_path: Path):
    """A file that is staged is named as the reader of outputs knows it, without the folders above the study."""
    outputs = tmp_path / "outputs"
    file = outputs / ".staging" / "new" / "sdtm" / "lb.xpt"
    assert said(outputs, OSError(errno.ENOSPC, "", str(file))).startswith("outputs/sdtm/lb.xpt cannot be written")


def test_a_file_elsewhere_keeps_its_folders_to_itself(tmp_path: Path):
    """Of a path outside the study folder only the name is told."""
    assert said(tmp_path / "a" / "outputs", OSError(errno.EIO, "", "/secret/place/x.csv")).startswith("x.csv cannot")


def test_other_faults_pass(tmp_path: Path):
    """What is no fault of the disk is not disguised as one."""
    with pytest.raises(ZeroDivisionError), reported(tmp_path):
        _ = 1 / 0
