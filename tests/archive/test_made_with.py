"""What the results of an archive were made with."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from nec_cdisc.archive import made_with, wheelhouse
from nec_cdisc.archive.lock_file import lock_file
from nec_cdisc.archive.wheel import program_wheel

AT = dt.datetime(2026, 1, 31, tzinfo=dt.UTC)


def test_program_lock_file_and_list_of_packages_lie_together():
    """The three stand in one folder of the payload; without a wheelhouse there is nothing else."""
    name, content = program_wheel()
    files = made_with.made_with(AT)
    assert sorted(files) == ["program/" + item for item in sorted([name, "requirements.lock", "sbom.cdx.json"])]
    assert files[f"program/{name}"] == content
    assert files["program/requirements.lock"] == lock_file()


def test_a_wheelhouse_comes_with_it_where_it_is_asked_for(tmp_path: Path, monkeypatch):
    """The packages of the lock file are fetched into the folder that is given."""

    def fetched(lock: Path, folder: Path) -> dict[str, Path]:
        assert lock == lock_file()
        return {"wheelhouse/a.whl": folder / "a.whl"}

    monkeypatch.setattr(made_with, "wheelhouse", fetched)
    assert made_with.made_with(AT, tmp_path)["wheelhouse/a.whl"] == tmp_path / "a.whl"
    assert wheelhouse.FOLDER == "wheelhouse"
