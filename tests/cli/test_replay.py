"""The command ``replay`` as people use it, and signatures as ``archive`` and ``verify`` handle them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.archive.small_archive import forged, study

from nec_cdisc.archive import stale
from nec_cdisc.archive.publish import Archived
from nec_cdisc.archive.verify import verify
from nec_cdisc.cli.main import app

STATED = ["--by", "Ana", "--at", "2026-01-31T17:05:00+01:00"]


def said(*arguments: object) -> Result:
    """Return what the program says."""
    return CliRunner().invoke(app, [str(item) for item in arguments])


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a small study, archived and signed, and the keys of the signer and of somebody else."""
    folder = tmp_path_factory.mktemp("signed")
    study(folder / "study")
    for name in ("key", "other"):
        assert said("keys", "new", folder / name, "--no-passphrase").exit_code == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stale, "needed", lambda _, command: command == "sdtm")
        signing = ["--sign", folder / "key", "--meaning", "I approve these data"]
        done = said("--study", folder / "study", "archive", *STATED, *signing)
    assert done.exit_code == 0, done.output
    return folder


def tar(folder: Path) -> Path:
    """Return the tar of the archive."""
    return next((folder / "study" / "outputs" / "archive").glob("*.tar"))


def test_a_signed_archive_is_replayed(signed: Path, tmp_path: Path):
    """One line is the proof; the list of outputs and what was made stay in the folder that was named."""
    answer = said("replay", tar(signed), "--here", "--in", tmp_path / "work", "--public-key", signed / "key.pub")
    assert answer.exit_code == 0, answer.output
    assert "signed by Ana, 2026-01-31T17:05:00+01:00: I approve these data" in answer.output
    proof = next(line for line in answer.output.splitlines() if line.startswith("proven: "))
    with (tmp_path / "work" / "replay.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert f"{len(lines)} of {len(lines)} outputs of study T-1, export 2026-01-31, are identical" in proof
    assert all(line["archived_sha256"] == line["replayed_sha256"] for line in lines)
    assert (tmp_path / "work" / "study" / "outputs" / "sdtm" / "dm.xpt").is_file()


def test_a_folder_in_use_is_left_alone(signed: Path, tmp_path: Path):
    """A replay works in an empty folder, and writes into no other."""
    (tmp_path / "mine.txt").write_text("mine", "ascii")
    answer = said("replay", tar(signed), "--here", "--in", tmp_path)
    assert answer.exit_code == 1
    assert "RUN102" in answer.output
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_difference_is_no_proof(signed: Path, tmp_path: Path):
    """An archive whose mapping was changed, and whose hashes fit, verifies without a key and is not proven."""
    archives = signed / "study" / "outputs" / "archive"
    done = Archived(next(path for path in archives.iterdir() if path.is_dir()), tar(signed), verify(tar(signed)))
    mapping = (done.folder / "data/mappings/sdtm/dm.yaml").read_text("utf-8").replace("constant: DEU", "constant: FRA")
    bag = forged(done, tmp_path, {"mappings/sdtm/dm.yaml": mapping})
    info = bag / "bag-info.txt"
    assert said("verify", bag).exit_code == 1, "the signature is missing"
    assert "Signature" in info.read_text("utf-8")
    answer = said("replay", bag, "--here")
    assert answer.exit_code == 1
    assert "Nothing was replayed" in answer.output


def test_a_signature_is_looked_at_by_the_key_that_is_brought(signed: Path):
    """The signer's key is right, another one is wrong, and without a key the reader is told what that means."""
    good = said("verify", tar(signed), "--public-key", signed / "key.pub")
    assert good.exit_code == 0, good.output
    assert "by the key that you gave" in good.output
    alone = said("verify", tar(signed))
    assert alone.exit_code == 0
    assert "only the public key tells" in alone.output
    wrong = said("verify", tar(signed), "--public-key", signed / "other.pub")
    assert wrong.exit_code == 1
    assert "RPL005" in wrong.output
    none = said("verify", tar(signed), "--public-key", signed / "key")
    assert none.exit_code == 1
    assert "RPL001" in none.output


def test_an_archive_that_nobody_signed_does_not_pass_for_signed(tmp_path: Path, monkeypatch):
    """Who brings a key wants a signature by it."""
    folder = study(tmp_path / "study")
    monkeypatch.setattr(stale, "needed", lambda _, command: command == "sdtm")
    assert said("--study", folder, "archive", *STATED).exit_code == 0
    assert said("keys", "new", tmp_path / "key", "--no-passphrase").exit_code == 0
    bag = next((folder / "outputs" / "archive").glob("*.tar"))
    assert said("verify", bag).exit_code == 0
    answer = said("verify", bag, "--public-key", tmp_path / "key.pub")
    assert answer.exit_code == 1
    assert "nobody signed this archive" in answer.output


def test_who_cannot_sign_is_told_before_any_work(signed: Path):
    """A missing meaning or a key that is none ends the command, and the last archive stays."""
    before = tar(signed).read_bytes()
    no_key = ["--sign", signed / "none", "--meaning", "x"]
    for more, code in ((["--sign", signed / "key"], "RPL006"), (no_key, "RPL001")):
        answer = said("--study", signed / "study", "archive", *STATED, *more)
        assert answer.exit_code == 1
        assert code in answer.output
    assert tar(signed).read_bytes() == before


def test_what_is_no_archive_is_not_replayed(tmp_path: Path):
    """Any other file is one problem, and nothing is run."""
    (tmp_path / "x.tar").write_bytes(b"no archive")
    answer = said("replay", tmp_path / "x.tar", "--here")
    assert answer.exit_code == 1
    assert "Nothing was replayed" in answer.output
