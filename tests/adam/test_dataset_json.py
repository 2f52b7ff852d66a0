"""Analysis of SDTM in Dataset-JSON gives the very bytes that the same SDTM in transport files gives."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest
from tests.readers.json_files import WRITTEN, about

from nec_cdisc.cli.adam import run_adam


def rewritten(path: Path, target: Path) -> None:
    """Write a transport file again as Dataset-JSON, as pyreadstat reads it."""
    frame, meta = pyreadstat.read_xport(path)
    columns = {name: "double" if pd.api.types.is_numeric_dtype(frame[name]) else "string" for name in frame}
    frame = frame.astype(object).where(frame.notna(), None)
    said = about(columns, len(frame), name=meta.table_name)
    target.write_text(WRITTEN[target.suffix](said, frame.to_numpy().tolist()), encoding="utf-8")


@pytest.fixture(scope="module")
def by_transport(published_demo, tmp_path_factory):
    """Give the files of analysis by name, made of the transport files in a folder that our SDTM step does not know."""
    folder = study(tmp_path_factory.mktemp("by") / "transport")
    shutil.copytree(published_demo / "outputs" / "sdtm", folder.parent / "others")
    return made(folder)


def study(folder: Path) -> Path:
    """Copy the mappings of the demo study."""
    root = Path(__file__).resolve().parents[2]
    shutil.copytree(root / "mappings", folder / "mappings")
    shutil.copytree(root / "specs", folder / "specs")
    return folder


def made(folder: Path) -> dict[str, bytes]:
    """Return the analysis datasets made of the folder ``others`` beside the study, as bytes."""
    assert run_adam(folder, folder.parent / "others") == 0
    return {path.name: path.read_bytes() for path in (folder / "outputs" / "adam").glob("*.xpt")}


@pytest.mark.parametrize("ending", [*WRITTEN])
def test_the_bytes_do_not_depend_on_the_kind_of_file(ending, by_transport, published_demo, tmp_path):
    """All analysis datasets of the demo are the same, made of JSON as one object or of JSON line by line."""
    folder = study(tmp_path / "study")
    (tmp_path / "others").mkdir()
    for path in sorted((published_demo / "outputs" / "sdtm").glob("*.xpt")):
        rewritten(path, tmp_path / "others" / f"{path.stem}{ending}")
    assert by_transport
    assert made(folder) == by_transport


def test_a_file_that_lost_records_publishes_nothing(published_demo, tmp_path, capsys):
    """Where a dataset does not hold what it says, the set of analysis is not published."""
    folder = study(tmp_path / "study")
    shutil.copytree(published_demo / "outputs" / "sdtm", tmp_path / "others")
    path = tmp_path / "others" / "ae.xpt"
    rewritten(path, path.with_suffix(".ndjson"))
    path.unlink()
    first, *records = path.with_suffix(".ndjson").read_text("utf-8").splitlines(keepends=True)
    assert len(records) == json.loads(first)["records"] > 1
    path.with_suffix(".ndjson").write_text(first + "".join(records[:-1]), encoding="utf-8")
    assert run_adam(folder, tmp_path / "others") == 1
    assert "RAW144" in capsys.readouterr().out
    assert not (folder / "outputs" / "adam").exists()
