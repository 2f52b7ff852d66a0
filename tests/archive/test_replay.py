"""An archive is replayed: its outputs are proven identical, or what differs is listed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.archive.small_archive import archived, forged, rechained, study

from nec_cdisc.archive.publish import Archived
from nec_cdisc.archive.replay import STUDY, Replayed, replay
from nec_cdisc.archive.replay_environment import new, running
from nec_cdisc.archive.verify import verify
from nec_cdisc.archive.wheelhouse import wheelhouse
from nec_cdisc.problem import Severity
from nec_cdisc.writers.disk_faults import NotWritten


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Archived:
    """Give the archive of a small study."""
    with pytest.MonkeyPatch.context() as patch:
        return archived(study(tmp_path_factory.mktemp("small")), patch)


def here(bag: Path, work: Path) -> Replayed:
    """Replay an archive by the program that runs the tests."""
    return replay(bag / "data", work, running, lambda _: None)


def grave(replayed: Replayed) -> list[str]:
    """Return code and message of what is more than a note."""
    found = [item for item in replayed.problems if item.severity is not Severity.NOTE]
    return [f"{item.code} {item.message}" for item in found]


def test_the_same_program_gives_the_same_outputs(small: Archived, tmp_path: Path):
    """Every output that the record tells of is made again, byte for byte, and no other."""
    replayed = here(small.folder, tmp_path)
    assert grave(replayed) == []
    assert replayed.proven
    assert replayed.identical == len(replayed.archived) > 10
    assert {"outputs/sdtm/dm.xpt", "outputs/reports/queries.xlsx"} <= replayed.archived.keys()
    assert len(replayed.fingerprint) == 64
    assert not (tmp_path / STUDY / "standard").exists()


def test_a_changed_mapping_shows_in_the_outputs(small: Archived, tmp_path: Path):
    """Where somebody changed a mapping and made every hash fit, verification is silent, and the replay tells."""
    mapping = (small.folder / "data/mappings/sdtm/dm.yaml").read_text("utf-8").replace("constant: DEU", "constant: FRA")
    bag = forged(small, tmp_path, {"mappings/sdtm/dm.yaml": mapping})
    assert verify(bag).holds
    replayed = here(bag, tmp_path / "work")
    assert not replayed.proven
    assert "RPL040 outputs/sdtm/dm.xpt differs: COUNTRY of records 1, 2, 3" in grave(replayed)
    assert "FRA" not in "".join(grave(replayed))


def test_an_output_too_few_and_one_too_many_are_told(small: Archived, tmp_path: Path):
    """What the record tells and nothing makes is missing; what is made and not told is one too many."""
    payload = tmp_path / "data"
    shutil.copytree(small.folder / "data", payload)
    record = payload / "outputs" / "run_record.jsonl"
    text = record.read_bytes().replace(b"outputs/sdtm/dm.xpt", b"outputs/sdtm/zz.xpt")
    record.write_bytes(rechained(text, {}))
    found = grave(replay(payload, tmp_path / "work", running, lambda _: None))
    assert found == ["RPL042 outputs/sdtm/dm.xpt is not in the archive", "RPL041 outputs/sdtm/zz.xpt was not made"]


def test_a_command_that_fails_is_told_with_its_words(small: Archived, tmp_path: Path):
    """A mapping that is none any more ends the command, whose last words are shown, and nothing is proven."""
    bag = forged(small, tmp_path, {"mappings/sdtm/dm.yaml": "dataset: [\n"})
    found = grave(here(bag, tmp_path / "work"))
    assert found[0].startswith("RPL032 sdtm ended with exit code 1")
    assert "RPL041 outputs/sdtm/dm.xpt was not made" in found


def test_other_versions_are_a_note(small: Archived, tmp_path: Path):
    """What the list of packages names otherwise is told as a possible reason."""
    payload = tmp_path / "data"
    shutil.copytree(small.folder / "data", payload)
    bill = payload / "program" / "sbom.cdx.json"
    said = json.loads(bill.read_bytes())
    next(item for item in said["components"] if item["name"] == "numpy")["version"] = "1.0"
    bill.write_text(json.dumps(said), "utf-8")
    replayed = replay(payload, tmp_path / "work", running, lambda _: None)
    assert replayed.proven
    assert [item.code for item in replayed.problems] == ["RPL043"]
    assert "instead of 1.0" in replayed.problems[0].message


@pytest.mark.parametrize("record", [b"", b"no record\n", b'{"command": "sdtm"}\n', b'{"number": 0}\n'])
def test_an_archive_without_a_record_is_refused(tmp_path: Path, record: bytes):
    """Without commands there is nothing to give again."""
    path = tmp_path / "outputs" / "run_record.jsonl"
    path.parent.mkdir()
    path.write_bytes(record)
    with pytest.raises(NotWritten) as fault:
        replay(tmp_path, tmp_path / "work", running, lambda _: None)
    assert fault.value.problem.code == "RPL030"


def test_an_archive_is_replayed_without_any_registry(tmp_path: Path, monkeypatch):
    """With a wheelhouse a new environment is made of the archive alone, and the archived program proves its outputs."""
    fetched = tmp_path / "fetched"
    fetched.mkdir()
    done = archived(study(tmp_path / "study"), monkeypatch, fetched)
    assert verify(done.tar).holds
    assert len(list((done.folder / "data" / "wheelhouse").glob("*.whl"))) > 40
    for name in ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS"):
        monkeypatch.setenv(name, "file:///nowhere")
    replayed = replay(done.folder / "data", tmp_path / "work", new, lambda _: None)
    assert [(item.code, item.message) for item in replayed.problems] == []
    assert replayed.proven
    assert replayed.source == "the archive's wheelhouse"
    assert wheelhouse.__module__ == "nec_cdisc.archive.wheelhouse"
