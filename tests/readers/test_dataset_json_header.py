"""What a Dataset-JSON file must say of its dataset; everything else is refused with what is missing."""

from __future__ import annotations

import pytest
from tests.readers.json_files import about

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.readers.dataset_json_header import TYPES, header_of

COLUMNS = {"USUBJID": "string", "ADT": "date"}


def as_read(value):
    """Return attributes as the reader of JSON gives them: numbers are bytes."""
    if isinstance(value, dict):
        return {key: as_read(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_read(item) for item in value]
    return str(value).encode() if type(value) in {int, float} else value


def column(**other):
    """Return attributes with a second column that says something else; ``None`` takes an attribute away."""
    said = about(COLUMNS, 0)
    said["columns"][1] = {key: value for key, value in {**said["columns"][1], **other}.items() if value is not None}
    return said


def test_name_records_and_columns_are_known():
    """All types of the standard are known; what it allows besides is no fault."""
    said = about({kind.upper(): kind for kind in TYPES}, 12, studyOID="S", sourceSystem={"name": "A", "version": "1"})
    header = header_of(as_read(said), "ae.json")
    assert (header.name, header.records, len(header.columns)) == ("AE", 12, len(TYPES))
    numeric = {item.type for item in header.columns if item.numeric}
    assert numeric == {"integer", "float", "double", "decimal"}


@pytest.mark.parametrize("target", [None, "integer"])
def test_a_date_may_be_a_number_elsewhere(target):
    """What another system makes of a date does not change what stands in the file."""
    assert header_of(as_read(column(targetDataType=target)), "ae.json").columns[1].type == "date"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (about(COLUMNS, 0, datasetJSONVersion="1.0.0"), "of version 1.0.0"),
        (about(COLUMNS, 0, datasetJSONVersion="1.10"), "of version 1.10"),
        (about(COLUMNS, 0, datasetJSONVersion=None), "'datasetJSONVersion' of the dataset is missing"),
        (about(COLUMNS, 0, name=""), "'name' of the dataset is blank"),
        (about(COLUMNS, 0, name="A\x1b[31m"), "signs that cannot be seen"),
        (about(COLUMNS, 0, name=7), "'name' of the dataset is no text"),
        (about(COLUMNS, 0, label=None), "'label' of the dataset is missing"),
        (about(COLUMNS, 0, itemGroupOID=None), "'itemGroupOID' of the dataset is missing"),
        (
            about(COLUMNS, 0, datasetJSONCreationDateTime=None),
            "'datasetJSONCreationDateTime' of the dataset is missing",
        ),
        (about(COLUMNS, -1), "'records' is no whole number"),
        (about(COLUMNS, 1.5), "'records' is no whole number"),
        (about(COLUMNS, True), "'records' is no whole number"),
        (about(COLUMNS, 10**400), "'records' is no whole number"),
        (about({}, 0), "'columns' is no list of columns"),
        (about(COLUMNS, 0, columns={"a": 1}), "'columns' is no list of columns"),
        (about(COLUMNS, 0, columns=["USUBJID"]), "column 1 is no description"),
        (column(name=None), "'name' of column 2 of ae.json is missing"),
        (column(label=None), "'label' of column 2 of ae.json is missing"),
        (column(itemOID=""), "'itemOID' of column 2 of ae.json is blank"),
        (column(dataType="text"), "ADT has the dataType 'text'"),
        (column(dataType=["date"]), "'dataType' of column 2 of ae.json is no text"),
        (column(targetDataType="decimal"), "ADT is to become 'decimal', which a date cannot"),
        (column(targetDataType=["integer"]), "which a date cannot"),
        (column(name="USUBJID"), "the name USUBJID stands at several columns"),
        (column(itemOID="IT.USUBJID"), "the itemOID IT.USUBJID stands at several columns"),
        (about({f"C{number}": "string" for number in range(32_768)}, 0), "it has 32,768 columns"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_version_1_1_demands_is_demanded(said, words):
    """Each attribute that is missing, or is something else, is named (RAW142)."""
    with pytest.raises(Unreadable) as refused:
        header_of(as_read(said), "ae.json")
    problem = refused.value.problem
    assert (problem.code, words in problem.message) == ("RAW142", True), problem.message
