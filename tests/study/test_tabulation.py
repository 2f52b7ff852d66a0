"""A folder of SDTM transport files, whoever wrote them."""

from __future__ import annotations

import pytest

from nec_cdisc.standard import load
from nec_cdisc.study.tabulation import tabulation_in

STANDARD = load().standard
SUPPLEMENT = {
    "STUDYID": ["T-1"], "RDOMAIN": ["DM"], "USUBJID": ["T-1-001"], "IDVAR": [""], "IDVARVAL": [""],
    "QNAM": ["RACEOTH"], "QLABEL": ["Other Race"], "QVAL": ["X"],
}  # fmt: skip


@pytest.fixture
def folder(analyse):
    """Return a function that writes datasets and gives their folder."""
    return lambda datasets: analyse({}, datasets).folder / "sdtm"


def test_numbers_and_dates_are_known_by_file_and_standard(folder):
    """A number is what the file says is one, a date what SDTM says is one."""
    (dm,), problems = tabulation_in(folder({}), STANDARD)
    assert problems == []
    assert (dm.name, dm.file, dm.supplement) == ("DM", "dm.xpt", None)
    assert dict(dm.kinds) == {"AGE": "number", "RFXSTDTC": "iso8601", "RFXENDTC": "iso8601"}


def test_supplemental_qualifiers_belong_to_their_dataset(folder):
    """SUPPDM is no dataset of its own; its qualifiers are columns behind the variables of DM."""
    found, problems = tabulation_in(folder({"SUPPDM": SUPPLEMENT}), STANDARD)
    assert problems == []
    assert [(item.name, item.columns[-1], item.supplement) for item in found] == [("DM", "RACEOTH", "suppdm.xpt")]


def test_a_folder_without_transport_files_is_refused(tmp_path):
    """Nothing is analysed by mistake: an empty folder and one that is not there are told (ANL105)."""
    for place in (tmp_path, tmp_path / "nowhere"):
        found, problems = tabulation_in(place, STANDARD)
        assert (found, [item.code for item in problems]) == ([], ["ANL105"])


def test_a_file_that_is_no_transport_file_is_told_and_the_others_are_read(folder):
    """One broken file hides no other."""
    where = folder({})
    (where / "ae.xpt").write_bytes(b"not a transport file")
    (where / "notes.txt").write_text("nothing to read", encoding="utf-8")
    found, problems = tabulation_in(where, STANDARD)
    assert [item.name for item in found] == ["DM"]
    assert len(problems) == 1


def test_only_dates_of_sdtm_are_dates():
    """A name that ends like a date is none where SDTM does not say so."""
    assert STANDARD.has_date("AE", "AESTDTC")
    assert not STANDARD.has_date("AE", "AETERM")
    assert not STANDARD.has_date("AE", "XYZDTC")


def test_a_dataset_in_two_files_is_told(folder):
    """Of two files that hold DM none is chosen in silence (ANL163); both are named."""
    where = folder({})
    (where / "demography.xpt").write_bytes((where / "dm.xpt").read_bytes())
    _, (problem,) = tabulation_in(where, STANDARD)
    assert (problem.code, problem.message) == ("ANL163", "DM is in demography.xpt and in dm.xpt")
    assert problem.place.file == "sdtm/dm.xpt"


@pytest.mark.parametrize("made", ["empty", "folder"])
def test_what_is_no_file_is_told_with_its_name(folder, made):
    """An empty file and a folder that are named like a dataset are told like any file that cannot be read."""
    where = folder({})
    (where / "ae.xpt").touch() if made == "empty" else (where / "ae.xpt").mkdir()
    found, (problem,) = tabulation_in(where, STANDARD)
    assert [item.name for item in found] == ["DM"]
    assert (problem.code.startswith("RAW"), problem.place.file) == (True, "sdtm/ae.xpt")
