"""The description of an archive as an RO-Crate."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from tests.archive.crate_rules import faults

from nec_cdisc.archive.crate import NAME, About, Held, crate

WHEEL = "program/nec_cdisc-0.1.0-py3-none-any.whl"
ABOUT = About("T-1", "A trial", "2026-01-31", "2026-02-01T10:00:00+01:00", "0.1.0", "3.11.7", WHEEL, "Ana", "First")
FILES = (
    *("raw/ae.csv", "raw/50 % müde & #1.csv", "mappings/sdtm/ae.yaml", "mappings/study.yaml", "specs/x.csv"),
    *("outputs/sdtm/ae.xpt", "outputs/reports/queries.xlsx", "outputs/run_record.jsonl", WHEEL, "standard/a/b.csv"),
)


def laid(folder: Path, about: About = ABOUT) -> Path:
    """Lay out a payload with its description."""
    held = []
    for name in FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
        held.append(Held(name, path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest()))
    (folder / NAME).write_bytes(crate(about, held))
    return folder


def entities(folder: Path) -> dict[str, dict[str, Any]]:
    """Return what is described, by its identifier."""
    return {item["@id"]: item for item in json.loads((folder / NAME).read_bytes())["@graph"]}


@pytest.mark.parametrize("about", [ABOUT, About(*"abcdef", WHEEL)], ids=["whole", "nobody stated"])
def test_it_keeps_the_rules_of_ro_crate(tmp_path: Path, about: About):
    """Descriptor, root, data entities and references are as RO-Crate 1.1 wants them, with and without a person."""
    assert list(faults(laid(tmp_path, about))) == []


def test_the_rules_find_what_is_wrong(tmp_path: Path):
    """A crate without its root, with a loose reference, a file too many and one too few is seen to be wrong."""
    laid(tmp_path)
    (tmp_path / "more.txt").write_text("x", "ascii")
    (tmp_path / "raw" / "ae.csv").unlink()
    text = (tmp_path / NAME).read_text("utf-8").replace('"#licence"', '"#license"', 1).replace("endTime", "ended")
    (tmp_path / NAME).write_text(text.replace('"datePublished"', '"published"'), "utf-8")
    found = "\n".join(faults(tmp_path))
    for said in ("more.txt is not described", "raw/ae.csv is not there", "leads to #license", "ended is no known"):
        assert said in found
    assert "the root has no datePublished" in found


def test_each_file_has_size_type_and_hash(tmp_path: Path):
    """A reader can check a file by the description alone, whatever signs its name has."""
    found = entities(laid(tmp_path))
    said = found["raw/50%20%25%20m%C3%BCde%20%26%20%231.csv"]
    content = (tmp_path / "raw/50 % müde & #1.csv").read_bytes()
    assert said["contentSize"] == str(len(content))
    assert said["sha256"] == hashlib.sha256(content).hexdigest()
    assert said["encodingFormat"] == "text/csv"
    assert found["outputs/sdtm/ae.xpt"]["encodingFormat"] == "application/octet-stream"


def test_the_run_leads_from_data_to_outputs(tmp_path: Path):
    """Who ran which program on what, when, why, and what came of it."""
    found = entities(laid(tmp_path))
    run = found["#run"]
    assert run["object"] == [{"@id": "raw/"}, {"@id": "mappings/"}, {"@id": "specs/"}]
    assert run["result"] == {"@id": "outputs/"}
    assert (run["endTime"], run["description"]) == ("2026-02-01T10:00:00+01:00", "First")
    assert found[run["agent"]["@id"]]["name"] == "Ana"
    program = found[run["instrument"]["@id"]]
    assert (program["name"], program["version"]) == ("nec-cdisc", "0.1.0")
    assert found["#study"]["identifier"] == "T-1"


def test_the_order_of_files_does_not_matter():
    """The same files give the same bytes."""
    held = [Held(name, 1, "a") for name in FILES]
    assert crate(ABOUT, held) == crate(ABOUT, reversed(held)) == crate(ABOUT, [*held, Held(NAME, 1, "b")])
