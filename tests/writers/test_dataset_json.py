"""Dataset-JSON says what the transport file says, in each of its forms, by the schema of CDISC."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from pathlib import Path

import numpy as np
import pytest
from jsonschema import Draft201909Validator
from odmlib.dataset_json_1_1.model import Column as TheirColumn

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.validate.reading import read_package
from nec_cdisc.writers.dataset_json import SUFFIXES, write
from nec_cdisc.writers.dataset_json_header import JsonDataset, JsonVariable
from nec_cdisc.writers.dataset_json_types import Meant
from nec_cdisc.xpt import blocks
from nec_cdisc.xpt.ibm import to_ibm
from nec_cdisc.xpt.member import Member, Variable
from nec_cdisc.xpt.write import write as write_xpt

SCHEMAS = Path(__file__).parent / "data" / "dataset_json"
STAMP = dt.datetime(2020, 5, 4)  # noqa: DTZ001 - the file knows no zone
VARIABLES = (
    Variable("USUBJID", "Unique Subject Identifier", "Char", 8),
    Variable("LBDTC", "Date/Time of Specimen Collection", "Char", 10),
    Variable("LBSEQ", "Sequence Number", "Num", 8),
    Variable("LBSTRESN", "Numeric Result", "Num", 8),
    Variable("ADT", "Analysis Date", "Num", 8, "DATE9."),
)
COLUMNS = (
    encode(["T-1", 'a "b"', None]),
    encode(["2019-07-01", None, "2019-07-02"]),
    np.array([1.0, 2.0, 3.0]),
    np.array([0.1, np.nan, 1e-9]),
    np.array([21731.0, np.nan, -1.0]),
)
MEANT = {"LBDTC": Meant.ISO8601, "ADT": Meant.DATE}
ABOUT = JsonDataset(
    oid="IG.LB",
    name="LB",
    label="Laboratory",
    records=0,
    variables=tuple(
        JsonVariable(f"IT.LB.{item.name}", item.name, item.label, "", key=1 if item.name == "USUBJID" else None)
        for item in VARIABLES
    ),
    stamp=STAMP,
    study="STDY.T-1",
    metadata="MDV.T-1.SDTM",
    reference="define.xml",
)
ROWS = [
    ["T-1", "2019-07-01", 1, 0.1, "2019-07-01"],
    ['a "b"', None, 2, None, None],
    [None, "2019-07-02", 3, 1e-9, "1959-12-31"],
]


def source(folder: Path, columns=COLUMNS) -> Path:
    """Write the transport file."""
    path = folder / "lb.xpt"
    with path.open("wb") as file:
        assert write_xpt(file, Member("LB", "Laboratory", VARIABLES, STAMP), columns) == ()
    return path


def parsed(path: Path) -> tuple[dict, list]:
    """Return header and rows of a file of any form."""
    data = path.read_bytes()
    if path.suffix == ".json":
        said = json.loads(data)
        return said, said.pop("rows")
    lines = (zlib.decompress(data) if path.suffix == ".dsjc" else data).decode().splitlines()
    return json.loads(lines[0]), [json.loads(line) for line in lines[1:]]


def validated(path: Path) -> None:
    """Hold a file against the schema of its form, and each column against odmlib's model."""
    said, rows = parsed(path)
    whole = path.suffix == ".json"
    schema = json.loads((SCHEMAS / ("dataset.schema.json" if whole else "dataset-ndjson-schema.json")).read_text())
    Draft201909Validator(schema).validate({**said, "rows": rows} if whole else said)
    for column in said["columns"]:
        TheirColumn(**column)
    assert said["records"] == len(rows)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("block", [1, 16_000_000])
def test_each_form_says_what_the_file_says(tmp_path, monkeypatch, suffix, block):
    """Header and rows are those of the transport file in each form, however many blocks it is read in."""
    monkeypatch.setattr(blocks, "BLOCK", block)
    path = tmp_path / f"lb{suffix}"
    assert write(source(tmp_path), path, ABOUT, MEANT) == ()
    validated(path)
    said, rows = parsed(path)
    assert rows == ROWS
    assert [(item["dataType"], item.get("targetDataType"), item.get("length")) for item in said["columns"]] == [
        ("string", None, 8),
        ("date", None, None),
        ("integer", None, 8),
        ("float", None, 8),
        ("date", "integer", None),
    ]
    assert said["columns"][4]["displayFormat"] == "DATE9."
    assert list(said)[:2] == ["datasetJSONCreationDateTime", "datasetJSONVersion"]
    assert (said["datasetJSONCreationDateTime"], said["itemGroupOID"]) == ("2020-05-04T00:00:00", "IG.LB")
    assert (said["studyOID"], said["metaDataVersionOID"]) == ("STDY.T-1", "MDV.T-1.SDTM")
    assert said["columns"][0]["keySequence"] == 1


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_our_reader_gives_back_what_was_written(tmp_path, suffix):
    """Cell by cell the dataset that is read is that of the transport file, dates that SAS counts among them."""
    xpt = source(tmp_path)
    write(xpt, tmp_path / f"lb{suffix}", ABOUT, MEANT)
    xpt.unlink()
    package = read_package([tmp_path])
    assert package.unread == {}
    dataset = package["LB"].dataset
    for variable, column in zip(VARIABLES, COLUMNS, strict=True):
        found = dataset.columns[variable.name]
        same = (
            found.to_list() == column.to_list()
            if variable.type == "Char"
            else np.array_equal(found, column, equal_nan=True)
        )
        assert same, variable.name


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_dataset_without_records_is_whole(tmp_path, suffix):
    """Without a record there is a header all the same, and no row."""
    path = tmp_path / f"lb{suffix}"
    nothing = [
        column.part(0, 0) if variable.type == "Char" else column[:0]
        for variable, column in zip(VARIABLES, COLUMNS, strict=True)
    ]
    write(source(tmp_path, nothing), path, ABOUT, MEANT)
    validated(path)
    assert parsed(path)[1] == []


def test_no_byte_depends_on_anything_else(tmp_path):
    """The same file gives the same bytes, compressed ones too."""
    xpt = source(tmp_path)
    for name in ("one.dsjc", "two.dsjc"):
        write(xpt, tmp_path / name, ABOUT, MEANT)
    assert (tmp_path / "one.dsjc").read_bytes() == (tmp_path / "two.dsjc").read_bytes()


def test_a_special_missing_value_is_told(tmp_path):
    """Dataset-JSON has one way to be missing, and the letter of SAS is lost with a note."""
    path = source(tmp_path)
    data = path.read_bytes()
    first = to_ibm(np.array([0.1])).tobytes()
    path.write_bytes(data.replace(first, b"A" + b"\0" * 7))
    (problem,) = write(path, tmp_path / "lb.json", ABOUT, MEANT)
    assert problem.code == "XPT155"
    assert parsed(tmp_path / "lb.json")[1][0][3] is None


def test_what_does_not_belong_together_is_refused(tmp_path):
    """Another ending, other variables and a file of another kind are faults of the caller, or told."""
    xpt = source(tmp_path)
    with pytest.raises(ValueError, match="no ending"):
        write(xpt, tmp_path / "lb.txt", ABOUT, MEANT)
    other = JsonDataset(**{**{name: getattr(ABOUT, name) for name in ABOUT.__slots__}, "variables": ()})
    with pytest.raises(ValueError, match="others are described"):
        write(xpt, tmp_path / "lb.json", other, MEANT)
    (tmp_path / "lb.xpt").write_bytes(b"no")
    with pytest.raises(Unreadable):
        write(tmp_path / "lb.xpt", tmp_path / "lb.json", ABOUT, MEANT)


def test_progress_is_told(tmp_path):
    """Both times that the file is gone through are told, up to the end."""
    told = []
    write(source(tmp_path), tmp_path / "lb.json", ABOUT, MEANT, lambda done, of: told.append((done, of)))
    assert told == [(3, 6), (6, 6)]
