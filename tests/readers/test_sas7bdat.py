"""SAS datasets are read as text by formats; a catalogue adds decodes beside the codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from nec_cdisc.plugin.reader import FileOptions, Unreadable
from nec_cdisc.readers import sas7bdat

DATA = Path(__file__).parent / "data"
VISITS = DATA / "visits.sas7bdat"
DEFAULT = FileOptions()
WITH_CATALOGUE = FileOptions(catalogue=DATA / "visits.sas7bcat")


def column(name: str, options: FileOptions = DEFAULT) -> list[str | None]:
    """Return a column of the test file."""
    return sas7bdat.read(VISITS, "raw/visits.sas7bdat", options).dataset.column(name).to_list()


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("SUBJECT", ["00001", "00002", "00003", "00004"]),
        ("SEX", ["1", "2", "1", "3"]),
        ("WEIGHT", ["70.5", "82", "0.1", None]),
        ("VISDT", ["2016-09-02", "2016-09-03", "1959-12-31", None]),
        ("VISDTM", ["2016-09-02T21:30:00", "2016-09-02T12:00:00", "2016-09-02T12:00:01.5", None]),
        ("VISTM", ["09:30", "09:30:15", "00:00", None]),
        ("CONSDT", ["2016-07-15", "2016-07-16", None, "2016-07-18"]),
        ("NOTE_TEXT", ["as planned", None, "Müller, µg", " kept"]),
    ],
)
def test_values_become_text_by_their_format(name, values):
    """Numbers, dates, date-times and times come out by the rule of typed cells; blank and missing are missing."""
    assert column(name) == values


def test_records_are_numbered_behind_a_header_row():
    """The first record is row 2, as if the names stood in row 1."""
    assert sas7bdat.read(VISITS, "raw/v", DEFAULT).dataset.rows.tolist() == [2, 3, 4, 5]


def test_special_missing_values_are_noted():
    """The letters of special missing values are told with variable and record, and the cells are missing."""
    problems = sas7bdat.read(VISITS, "raw/v", DEFAULT).problems
    assert [(p.code, p.cells.column, p.cells.rows) for p in problems] == [
        ("RAW133", "WEIGHT", (5,)),
        ("RAW133", "VISDT", (5,)),
    ]
    assert "(.A)" in problems[0].message


def test_a_catalogue_adds_decodes():
    """With a catalogue the code stays and its decode stands beside it, blank where the format has none."""
    assert column("SEX", WITH_CATALOGUE) == ["1", "2", "1", "3"]
    assert column("SEX_label", WITH_CATALOGUE) == ["Male", "Female", "Male", None]


@pytest.mark.parametrize("options", [DEFAULT, WITH_CATALOGUE])
def test_headers_are_the_columns_that_are_read(options):
    """What lint sees is what a run reads, with and without a catalogue."""
    frame = sas7bdat.read(VISITS, "raw/v", options).dataset.frame
    assert sas7bdat.headers(VISITS, options) == list(frame.columns)


def test_what_is_no_sas_dataset_is_refused(tmp_path):
    """Text, a cut-off file, an empty file and a missing one are one problem each, without the folder's path."""
    path = tmp_path / "v.sas7bdat"
    for content, code in ((b"a,b\n", "RAW131"), (VISITS.read_bytes()[:3000], "RAW131"), (b"", "RAW106")):
        path.write_bytes(content)
        for call in (lambda: sas7bdat.read(path, "raw/v", DEFAULT), lambda: sas7bdat.headers(path, DEFAULT)):
            with pytest.raises(Unreadable) as refusal:
                call()
            assert refusal.value.problem.code == code
            assert str(tmp_path) not in refusal.value.problem.message
    with pytest.raises(Unreadable, match="not there"):
        sas7bdat.read(tmp_path / "none.sas7bdat", "raw/none", DEFAULT)


def test_what_is_no_catalogue_is_refused(tmp_path):
    """A damaged or missing catalogue is told as such; the dataset is not read without its decodes."""
    path = tmp_path / "formats.sas7bcat"
    with pytest.raises(Unreadable, match=r"formats\.sas7bcat cannot be opened"):
        sas7bdat.read(VISITS, "raw/v", FileOptions(catalogue=path))
    path.write_bytes(b"nothing")
    with pytest.raises(Unreadable) as refusal:
        sas7bdat.read(VISITS, "raw/v", FileOptions(catalogue=path))
    assert refusal.value.problem.code == "RAW132"


def test_a_taken_label_name_is_an_error(monkeypatch):
    """A variable that is called like the decodes of another one keeps its values, and the clash is told."""
    monkeypatch.setattr(sas7bdat, "LABEL", "")
    monkeypatch.setattr(sas7bdat, "_names", _clashing)
    reading = sas7bdat.read(VISITS, "raw/v", WITH_CATALOGUE)
    assert [p.cells.column for p in reading.problems if p.code == "RAW135"] == ["WEIGHT"]
    assert reading.dataset.column("WEIGHT").to_list()[0] == "70.5"


def _clashing(column, meta, labels):
    return [column, *("WEIGHT" for _ in sas7bdat._format_held(column, meta, labels))]


def test_a_wrong_declared_encoding_is_seen_in_the_text():
    """An encoding declared for the source overrides what the file says of itself."""
    assert column("NOTE_TEXT", FileOptions(encoding="cp1252"))[2] == "MÃ¼ller, Âµg"
