"""Writing a bag: piece by piece, with the hashes of what was written."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from nec_cdisc.archive.bag import Bag
from nec_cdisc.archive.verify import verify
from nec_cdisc.writers.disk_faults import NotWritten


def test_hashes_and_sizes_are_those_of_the_files(tmp_path: Path):
    """Files and texts are copied under their paths, and each step is told."""
    told = []
    (tmp_path / "a.csv").write_bytes(b"a" * 3_000_000)
    bag = Bag(tmp_path / "bag", lambda *step: told.append(step), total=3_000_003)
    bag.take({"raw/a.csv": tmp_path / "a.csv", "b.txt": b"bcd"}, {})
    held = bag.held["data/raw/a.csv"]
    assert (held.size, held.sha256) == (3_000_000, hashlib.sha256(b"a" * 3_000_000).hexdigest())
    assert (tmp_path / "bag/data/b.txt").read_bytes() == b"bcd"
    assert told[-1] == (3_000_003, 3_000_003, "data/raw/a.csv")


def test_a_file_that_is_another_one_than_before_is_refused(tmp_path: Path):
    """A file whose hash is not the one that was looked at is named."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"new")
    with pytest.raises(NotWritten) as refused:
        Bag(tmp_path / "bag", lambda _, __, ___: None).take({"a.csv": path}, {path: hashlib.sha256(b"old").hexdigest()})
    assert refused.value.problem.code == "ARC105"


PEAK = """
import sys
from pathlib import Path
from nec_cdisc.archive.bag import Bag
from nec_cdisc.archive.opened import open_archive
folder = Path(sys.argv[1])
bag = Bag(folder / "bag", lambda *_: None)
bag.take({"raw/lb.csv": folder / "lb.csv"}, {})
bag.describe(b"Payload-Oxum: 1.1\\n", "bag-info.txt")
bag.pack(folder / "bag.tar", 0)
assert not open_archive(folder / "bag.tar").problems
(peak,) = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(int(peak) // 1024)
"""


def test_memory_does_not_grow_with_the_data(tmp_path: Path):
    """A file of 150 MB is copied, packed and read back in less memory than half of it."""
    with (tmp_path / "lb.csv").open("wb") as file:
        file.truncate(150_000_000)
    done = subprocess.run([sys.executable, "-c", PEAK, tmp_path], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 75, done.stdout


def test_a_bag_of_nothing_is_one(tmp_path: Path):
    """Manifests and tar are whole without any payload, too; only the run record is missed."""
    bag = Bag(tmp_path / "bag", lambda _, __, ___: None)
    bag.describe(b"Payload-Oxum: 0.0\n", "bag-info.txt")
    bag.pack(tmp_path / "bag.tar", 0)
    for path in (tmp_path / "bag", tmp_path / "bag.tar"):
        assert [item.code for item in verify(path).problems] == ["ARC126"]
