"""A package is complete and current, or it is not delivered and the last one stays."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.package.conftest import write_define

from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.cli.validate import Asked, run_validate
from nec_cdisc.package import build, documents
from nec_cdisc.package.build import Settings, make_package
from nec_cdisc.package.part import Part, RefusedPackage
from nec_cdisc.plan.lint import lint
from nec_cdisc.problem import Problem
from nec_cdisc.study.folder import open_study
from nec_cdisc.writers.publication import NotWritten, locked

SETTINGS = Settings(10**9, ("json",))
SDTM = "package/m5/datasets/t-1/tabulations/sdtm"


@pytest.fixture
def study(packable: Path, stand_in: None) -> Path:
    """Return a small study, converted and validated."""
    del stand_in
    assert run_sdtm(packable, None, final=False) == 0
    run_validate(packable, Asked())
    return packable


def part_of(study: Path) -> Part:
    """Return the SDTM datasets of a study."""
    outputs = study / "outputs"
    return Part("sdtm", lint(open_study(study)).plan, outputs / "sdtm", outputs / "lineage" / "made.json")


def files(study: Path) -> dict[str, bytes]:
    """Return the files of the package."""
    root = study / "outputs" / "package"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def refusal(study: Path) -> list[str]:
    """Return the codes of errors with which a package is refused."""
    with pytest.raises(RefusedPackage) as refused:
        make_package(study, [part_of(study)], SETTINGS)
    return [problem.code for problem in refused.value.problems if problem.severity == "error"]


def test_a_package_holds_everything(study):
    """The eCTD has datasets and documents, beside it are Dataset-JSON and renderings, and the manifest names all."""
    packaged = make_package(study, [part_of(study)], SETTINGS)
    assert sorted(files(study)) == [
        *("dataset-json/sdtm/dm.json", "dataset-json/sdtm/ts.json", "documents/sdtm/define.html"),
        *(f"{SDTM.removeprefix('package/')}/{name}" for name in ("csdrg.pdf", "define.xml", "define2-1.xsl", "dm.xpt")),
        *(f"{SDTM.removeprefix('package/')}/ts.xpt", "package.json"),
    ]
    for name in ("dm.xpt", "ts.xpt"):
        assert (study / "outputs" / SDTM / name).read_bytes() == (study / "outputs" / "sdtm" / name).read_bytes()
    manifest = json.loads((study / "outputs" / "package" / "package.json").read_text("utf-8"))
    assert set(manifest["files"]) == set(files(study)) - {"package.json"}
    assert manifest["settings"] == {"split_over": 10**9, "dataset_json": ["json"]}
    assert packaged.tree.root == study / "outputs" / "package"
    assert {check.name for check in packaged.checks} >= {"1734", "1735", "1736", "1789"}


def test_the_same_study_gives_the_same_bytes(study):
    """Nothing of the package depends on the clock or on what was there before."""
    make_package(study, [part_of(study)], SETTINGS)
    before = files(study)
    make_package(study, [part_of(study)], SETTINGS)
    assert files(study) == before


def test_a_package_that_would_be_rejected_is_not_delivered(study, monkeypatch):
    """Without define.xml there is no package (PKG010), and the last good one stays byte for byte."""
    make_package(study, [part_of(study)], SETTINGS)
    before = files(study)
    monkeypatch.setattr(documents, "MAKERS", ())
    assert refusal(study) == ["PKG010"]
    assert files(study) == before


def test_what_changes_meanwhile_keeps_the_package_back(study, monkeypatch):
    """A raw file that changes or goes away while documents are written gives no package (PKG003)."""
    raw = study / "raw" / "dm.csv"

    def changed(desk, part, folder):
        raw.write_text(raw.read_text("utf-8").replace("001,f", "001,m"), encoding="utf-8")
        return write_define(desk, part, folder)

    def gone(desk, part, folder):
        raw.unlink()
        return write_define(desk, part, folder)

    text = raw.read_text("utf-8")
    for maker in (changed, gone):
        raw.write_text(text, encoding="utf-8")
        part = part_of(study)
        monkeypatch.setattr(documents, "MAKERS", (("define.xml", maker),))
        with pytest.raises(RefusedPackage) as refused:
            make_package(study, [part], SETTINGS)
        assert "PKG003" in [problem.code for problem in refused.value.problems]
        assert not (study / "outputs" / "package").exists()


def test_datasets_that_were_edited_are_not_packaged(study):
    """A file that is not the one that was published is named before anything is made of it (PKG003)."""
    path = study / "outputs" / "sdtm" / "dm.xpt"
    path.write_bytes(path.read_bytes().replace(b"DEU", b"FRA"))
    assert refusal(study) == ["PKG003"]


def test_a_large_dataset_is_delivered_in_parts(study):
    """Over the limit the folder split holds the parts, and the manifest says which records are where."""
    subjects = "".join(f"01,{number:03},f,01.07.2019\n" for number in range(300))
    (study / "raw" / "dm.csv").write_text(f"site,subj,sex,first\n{subjects}", encoding="utf-8")
    assert run_sdtm(study, None, final=False) == 0
    run_validate(study, Asked())
    limit = (study / "outputs" / "sdtm" / "dm.xpt").stat().st_size - 1
    packaged = make_package(study, [part_of(study)], replace(SETTINGS, limit=limit))
    (parts,) = packaged.split.values()
    assert sum(part["records"] for part in parts) == 300
    assert all((study / "outputs" / SDTM / "split" / part["file"]).is_file() for part in parts)


def test_a_limit_that_is_too_small_is_refused(study):
    """What cannot be split is told with each file that is too large (PKG030, PKG025)."""
    with pytest.raises(RefusedPackage) as refused:
        make_package(study, [part_of(study)], replace(SETTINGS, limit=10))
    assert {problem.code for problem in refused.value.problems} >= {"PKG030", "PKG025"}


def test_an_error_of_a_document_keeps_the_package_back(study, monkeypatch):
    """Whatever a maker of documents calls an error is a reason."""
    told = lambda desk, part, folder: [*write_define(desk, part, folder), Problem("PKG022", "no page")]  # noqa: E731
    monkeypatch.setattr(documents, "MAKERS", (("define.xml", told),))
    assert refusal(study) == ["PKG022"]


def test_a_study_without_a_name_of_letters_is_refused(study, monkeypatch):
    """The folder of the study needs a name (PKG005)."""
    monkeypatch.setattr(build, "study_folder_name", lambda _: "")
    assert refusal(study) == ["PKG005"]


def test_a_second_run_is_told_who_is_at_work(study):
    """The package is made under the same lock as every set (RUN103)."""
    part = part_of(study)
    with locked(study / "outputs"), pytest.raises(NotWritten) as refused:
        make_package(study, [part], SETTINGS)
    assert refused.value.problem.code == "RUN103"
