"""A folder of SDTM transport files, whoever wrote them."""

from __future__ import annotations

import pandas as pd
import pyreadstat
import pytest
from tests.adam.analysed import Analysed, checked
from tests.readers.json_files import about, write

from nec_cdisc.run.engine import execute
from nec_cdisc.run.inputs import Inputs
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


AE = {"USUBJID": "string", "AESEQ": "integer", "AESTDTC": "string", "AEDOSE": "decimal", "AEDT": "date"}
RECORD = ["T-1-001", 1, "2019-07", "1.5", "2019-07-01"]


@pytest.mark.parametrize("ending", [".json", ".ndjson"])
def test_dataset_json_is_known_by_what_it_says(folder, ending):
    """Dataset-JSON and transport files may stand in one folder; a type of the file decides what is a number or date."""
    where = folder({})
    write(where / f"ae{ending}", about(AE, 1), [RECORD])
    found, problems = tabulation_in(where, STANDARD)
    assert problems == []
    assert [(item.name, item.file) for item in found] == [("AE", f"ae{ending}"), ("DM", "dm.xpt")]
    kinds = {"AESEQ": "number", "AESTDTC": "iso8601", "AEDOSE": "number", "AEDT": "iso8601"}
    assert dict(found[0].kinds) == kinds


def test_qualifiers_may_stand_in_another_kind_of_file(folder):
    """SUPPDM as Dataset-JSON belongs to DM as transport file."""
    where = folder({})
    said = about(dict.fromkeys(SUPPLEMENT, "string"), 1, name="SUPPDM")
    write(where / "suppdm.ndjson", said, [[values[0] for values in SUPPLEMENT.values()]])
    (dm,), problems = tabulation_in(where, STANDARD)
    assert problems == []
    assert (dm.columns[-1], dm.supplement) == ("RACEOTH", "suppdm.ndjson")


@pytest.mark.parametrize("name", ["dm.json", "dm.ndjson", "dm-old.json"])
def test_a_dataset_in_two_files_is_refused(folder, name):
    """Neither of the two is taken by chance (ANL150); what counts is the dataset that a file says it holds."""
    where = folder({})
    write(where / name, about({"USUBJID": "string"}, 0, name="DM"), [])
    _, problems = tabulation_in(where, STANDARD)
    assert [item.code for item in problems] == ["ANL150"]
    assert "dm.xpt" in problems[0].message
    assert name in problems[0].message


def test_a_file_of_qualifiers_without_its_variables_is_told(folder):
    """What no record can be found by is refused (ANL151), and the dataset stays without qualifiers."""
    (dm,), problems = tabulation_in(folder({"SUPPDM": {**SUPPLEMENT, "QNAM": [""]}}), STANDARD)
    assert (problems, dm.columns[-1] == "RACEOTH") == ([], False)
    where = folder({"SUPPDM": {name: SUPPLEMENT[name] for name in ("STUDYID", "USUBJID", "QVAL")}})
    (dm,), problems = tabulation_in(where, STANDARD)
    assert [(item.code, item.message) for item in problems] == [("ANL151", "suppdm.xpt has no IDVAR, IDVARVAL, QNAM")]
    assert dm.supplement is None


def test_a_number_with_a_format_of_dates_is_a_date(tmp_path, analyse):
    """Datasets of others may hold dates as SAS has them; they are read as dates, and analysed as such."""
    mapping = (
        "dataset: ADSL\none_record_per: subject\nrows: {from: DM}\nvariables:\n"
        "  TRTSDT: FIRSTDT\n  AGE: AGE\n  SIGNED: {take: SIGNTM, label: Signed}\n"
    )
    frame = pd.DataFrame(
        {"USUBJID": ["T-1-001"], "STUDYID": ["T-1"], "FIRSTDT": [21731.0], "AGE": [50.0], "SIGNTM": [600.0]}
    )
    path = tmp_path / "dm.xpt"
    formats = {"FIRSTDT": "DATE9.", "SIGNTM": "TIME5."}
    pyreadstat.write_xport(frame, path, table_name="DM", file_format_version=5, variable_format=formats)
    (dm,), problems = tabulation_in(tmp_path, STANDARD)
    assert (dict(dm.kinds), problems) == ({"FIRSTDT": "iso8601", "AGE": "number"}, [])
    built = analyse({"ADSL": mapping}, {})
    (built.folder / "sdtm" / "dm.xpt").write_bytes(path.read_bytes())
    again = checked(built.folder.parent, built.folder / "sdtm")
    (record,) = Analysed(again, execute(again.plan, Inputs(built.folder))).records("ADSL")
    assert (record["TRTSDT"], record["AGE"], record["SIGNED"]) == ("2019-07-01", "50", "00:10")
