"""The program as a wheel: the same bytes from a checkout and from an installation, and never of changed files."""

from __future__ import annotations

import io
import zipfile
from importlib.metadata import Distribution, distributions
from pathlib import Path

import pytest

from nec_cdisc.archive.wheel import PROGRAM, brought, built, hash_of, installed, program_wheel, repacked
from nec_cdisc.writers.disk_faults import NotWritten

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel() -> tuple[str, bytes]:
    """Give the wheel of the program that the tests run."""
    return program_wheel()


@pytest.fixture
def place(wheel: tuple[str, bytes], tmp_path: Path) -> Path:
    """Install the wheel as an installer does, with what that adds; give the folder of packages."""
    folder = tmp_path / "site-packages"
    with zipfile.ZipFile(io.BytesIO(wheel[1])) as archive:
        archive.extractall(folder)
    about = next(folder.glob("*.dist-info"))
    (about / "INSTALLER").write_text("pip\n", "ascii")
    (about / "direct_url.json").write_text("{}", "ascii")
    with (about / "RECORD").open("a", encoding="utf-8") as record:
        record.write(f"../../../bin/nec-cdisc,sha256=x,1\n{about.name}/INSTALLER,sha256=x,4\n")
        record.write(f"{about.name}/direct_url.json,sha256=x,2\nnec_cdisc/__pycache__/__init__.cpython-311.pyc,,\n")
    (folder / "nec_cdisc" / "__pycache__").mkdir()
    (folder / "nec_cdisc" / "__pycache__" / "__init__.cpython-311.pyc").write_bytes(b"compiled")
    return folder


def of(folder: Path) -> Distribution:
    """Return the program as it is installed in a folder."""
    return next(item for item in distributions(path=[str(folder)]) if item.name == PROGRAM)


def test_a_checkout_gives_the_same_bytes_each_time(wheel: tuple[str, bytes]):
    """Built twice, the wheel is one; no clock, order of folders or builder's folder is in it."""
    assert repacked(built(ROOT)) == wheel
    assert wheel[0].startswith("nec_cdisc-")
    assert wheel[0].endswith("-py3-none-any.whl")


def test_it_holds_the_program_and_all_that_it_reads(wheel: tuple[str, bytes]):
    """Modules, templates, specifications and the lock file are in it, each as it lies in the checkout."""
    with zipfile.ZipFile(io.BytesIO(wheel[1])) as archive:
        names = set(archive.namelist())
        assert archive.read("nec_cdisc/specs/transliteration.csv") == (ROOT / "specs/transliteration.csv").read_bytes()
        lock = archive.read("nec_cdisc/requirements/run.lock")
    assert lock == (ROOT / "requirements" / "run.lock").read_bytes()
    source = {f"nec_cdisc/{path.relative_to(ROOT / 'src/nec_cdisc').as_posix()}" for path in
              (ROOT / "src/nec_cdisc").rglob("*") if path.is_file() and path.suffix != ".pyc"}  # fmt: skip
    assert source <= names


def test_an_installation_gives_the_bytes_of_the_checkout(wheel: tuple[str, bytes], place: Path):
    """What an installer adds, compiles or puts elsewhere leaves no trace."""
    assert repacked(installed(of(place), place / "nec_cdisc")) == wheel


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda package: (package / "__main__.py").write_text("# patched\n"), "nec_cdisc/__main__.py was changed"),
        (lambda package: (package / "__main__.py").unlink(), "nec_cdisc/__main__.py is gone"),
        (lambda package: (package / "verbs" / "mine.py").write_text("\n"), "nec_cdisc/verbs/mine.py was added"),
        (lambda package: (package / "specs" / "transliteration.csv").write_text(""), "transliteration.csv was changed"),
    ],
    ids=["changed", "gone", "added", "specification"],
)
def test_a_changed_program_is_refused(place: Path, change, said: str):
    """A file that is not as it was installed is named, and no wheel is made."""
    change(place / "nec_cdisc")
    with pytest.raises(NotWritten) as fault:
        installed(of(place), place / "nec_cdisc")
    assert fault.value.problem.code == "RPL010"
    assert said in fault.value.problem.message


def test_a_program_that_nobody_installed_is_refused(tmp_path: Path):
    """A folder without a list of its files, or a checkout that does not build, gives no wheel."""
    (tmp_path / "x-1.dist-info").mkdir()
    (tmp_path / "x-1.dist-info" / "RECORD").write_text("x/__init__.py,,\n", "ascii")
    (tmp_path / "x-1.dist-info" / "METADATA").write_text("Name: x\nVersion: 1\n", "ascii")
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n", "ascii")
    found = next(iter(distributions(path=[str(tmp_path)])))
    for function in (lambda: installed(found, tmp_path / "nec_cdisc"), lambda: built(tmp_path), lambda: repacked({})):
        with pytest.raises(NotWritten) as fault:
            function()
        assert fault.value.problem.code == "RPL011"


def test_every_file_is_recorded_with_its_hash(place: Path):
    """The RECORD of the wheel is right, so that an installer accepts it."""
    assert all(hash_of((place / name).read_bytes()) == digest for name, digest in brought(of(place)))
