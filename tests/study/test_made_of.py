"""A set of SDTM datasets knows by content what it was made of."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from nec_cdisc.study.folder import open_study
from nec_cdisc.study.made_of import (
    SET,
    cut_off_of,
    is_current,
    is_current_analysis,
    is_intact,
    made,
    made_of,
    made_of_analysis,
)


@pytest.fixture
def study(build) -> Path:
    """Return the folder of a small study."""
    return build().folder


@pytest.fixture
def recorded(study: Path, tmp_path: Path) -> Path:
    """Return what a set of the study says of itself."""
    path = tmp_path / "made_of.json"
    path.write_text(made_of(study, open_study(study).mapping, None), encoding="utf-8")
    return path


def test_a_set_is_current_while_the_content_is_the_same(study: Path, recorded: Path):
    """Another time stamp of a file changes nothing, for content alone counts."""
    raw = next((study / "raw").iterdir())
    os.utime(raw, (1, 1))
    assert is_current(study, recorded)


@pytest.mark.parametrize("below", ["raw", "mappings", "mappings/sdtm"])
def test_a_changed_byte_makes_it_stale(study: Path, recorded: Path, below: str):
    """One byte more in a raw file or a mapping, of whatever size and age, is another content."""
    path = next(path for path in sorted((study / below).iterdir()) if path.is_file())
    path.write_bytes(path.read_bytes() + b"\n")
    assert not is_current(study, recorded)


def test_a_catalogue_of_formats_counts_like_the_file_beside_it(study: Path, tmp_path: Path):
    """What a SAS catalogue makes of codes is content of the export: another one makes the set stale."""
    mapping = open_study(study).mapping
    forms = {
        name: replace(form, block=form.block.model_copy(update={"catalogue": "formats.sas7bcat"}))
        for name, form in mapping.forms.items()
    }
    mapping, path = replace(mapping, forms=forms), tmp_path / "made_of.json"
    (study / "raw" / "formats.sas7bcat").write_bytes(b"1 Yes")
    path.write_text(made_of(study, mapping, None), encoding="utf-8")
    assert is_current(study, path)
    (study / "raw" / "formats.sas7bcat").write_bytes(b"1 No")
    assert not is_current(study, path)


def test_mappings_of_analysis_do_not_count(study: Path, recorded: Path):
    """SDTM does not depend on what analysis makes of it."""
    (study / "mappings" / "adam").mkdir()
    (study / "mappings" / "adam" / "adsl.yaml").write_text("dataset: ADSL\n", encoding="utf-8")
    assert is_current(study, recorded)


def test_waivers_do_not_count(study: Path, recorded: Path):
    """Accepting a finding changes no dataset."""
    (study / "mappings" / "waivers.csv").write_text("rule,dataset,reason,who,date\n", encoding="utf-8")
    assert is_current(study, recorded)


def test_the_cut_off_is_kept(study: Path, tmp_path: Path):
    """A set with a data cut-off is current with that cut-off, and can be made again with it."""
    path = tmp_path / "made_of.json"
    path.write_text(made_of(study, open_study(study).mapping, dt.date(2019, 6, 30)), encoding="utf-8")
    assert cut_off_of(path) == "2019-06-30"
    assert is_current(study, path)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"cut_off": "soon"}', '{"cut_off": 7}'])
def test_a_record_that_cannot_be_read_is_not_current(study: Path, tmp_path: Path, text: str):
    """Nothing is taken for granted where nobody can say what a set was made of."""
    path = tmp_path / "made_of.json"
    path.write_text(text, encoding="utf-8")
    assert not is_current(study, path)
    assert not is_current(study, tmp_path / "nothing.json")
    assert cut_off_of(tmp_path / "nothing.json") is None


def test_it_says_which_files(recorded: Path):
    """Each file stands with its SHA-256, by its path in the study folder."""
    files = json.loads(recorded.read_text(encoding="utf-8"))["files"]
    assert {"mappings/study.yaml"} < set(files)
    assert all(len(digest) == 64 for digest in files.values())


def test_a_set_is_intact_while_its_files_are_those_that_were_published(tmp_path: Path):
    """A file that is gone, edited, or of somebody else makes the set another one; so does no record of it."""
    whole, recorded = tmp_path / "sdtm", tmp_path / SET
    whole.mkdir()
    (whole / "ae.xpt").write_bytes(b"AE")
    assert not is_intact(whole, recorded)
    recorded.write_text(made(whole), encoding="utf-8")
    assert is_intact(whole, recorded)
    (whole / "ae.xpt").write_bytes(b"AF")
    assert not is_intact(whole, recorded)
    (whole / "ae.xpt").unlink()
    assert not is_intact(whole, recorded)
    assert not is_intact(tmp_path / "nowhere", recorded)


def test_analysis_is_current_while_datasets_and_mappings_are_the_same(study: Path, tmp_path: Path):
    """Analysis depends on the datasets that it reads and on every mapping, and on no waiver."""
    tabulation = tmp_path / "sdtm"
    tabulation.mkdir()
    (tabulation / "dm.xpt").write_bytes(b"dm")
    path = tmp_path / "made_of.json"
    path.write_text(made_of_analysis(study, tabulation), encoding="utf-8")
    (study / "mappings" / "waivers.csv").write_text("rule\n", encoding="utf-8")
    assert is_current_analysis(study, tabulation, path)
    (tabulation / "dm.xpt").write_bytes(b"DM")
    assert not is_current_analysis(study, tabulation, path)
    (tabulation / "dm.xpt").write_bytes(b"dm")
    (study / "mappings" / "code_lists.yaml").write_text("sex: {terms: {}}\n", encoding="utf-8")
    assert not is_current_analysis(study, tabulation, path)
    assert not is_current_analysis(study, tabulation, tmp_path / "none.json")


def test_datasets_of_the_outputs_are_those_however_they_are_named(study: Path, monkeypatch):
    """A folder that is typed from where one stands is the folder of the outputs, whose lineage counts, too."""
    for name in ("sdtm/dm.xpt", "lineage/rules.json"):
        (study / "outputs" / name).parent.mkdir(parents=True)
        (study / "outputs" / name).write_text(name, encoding="utf-8")
    usual = made_of_analysis(study, study / "outputs" / "sdtm")
    monkeypatch.chdir(study / "outputs")
    assert "outputs/lineage/rules.json" in json.loads(usual)["files"]
    assert made_of_analysis(study, Path("sdtm")) == usual
