"""Where two files differ is told by records, variables, lines and parts, never by values."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from nec_cdisc.archive.replay_difference import difference

DM = {"USUBJID": ["T-1", "T-2", "T-3"], "AGE": [61.0, 47.0, None], "SEX": ["F", "M", ""]}


def dataset(path: Path, columns: dict, label: str = "Demographics") -> Path:
    """Write a transport file by a program that is not ours."""
    path.parent.mkdir(exist_ok=True)
    pyreadstat.write_xport(pd.DataFrame(columns), str(path), table_name="DM", file_label=label, file_format_version=5)
    # The other program writes the time of the machine.
    data = path.read_bytes()
    path.write_bytes(data[:144] + b"01JAN26:00:00:00" + data[160:240] + data[240:])
    return path


def files(folder: Path, name: str, old: str | bytes, new: str | bytes) -> str:
    """Return the difference of two files of one name."""
    paths = [folder / side / name for side in ("old", "new")]
    for path, content in zip(paths, (old, new), strict=True):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return difference(*paths)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"AGE": [61.0, 48.0, 50.0]}, "AGE of records 2, 3"),
        ({"SEX": ["F", "F", ""]}, "SEX of record 2"),
        ({"SEX": ["F", "MALE", ""]}, "SEX is described otherwise"),
        ({"USUBJID": ["T-1", "T-2"], "AGE": [61.0, 47.0], "SEX": ["F", "M"]}, "2 records instead of 3"),
        ({"RACE": ["A", "B", "C"]}, "RACE is new"),
        ({"AGE": None}, "AGE is gone"),
    ],
)
def test_datasets_differ_by_records_and_variables(tmp_path: Path, changes: dict, said: str):
    """Changed cells, descriptions, records and variables are named, and no value is."""
    old = dataset(tmp_path / "old" / "dm.xpt", DM)
    new = {name: values for name, values in {**DM, **changes}.items() if values is not None}
    told = difference(old, dataset(tmp_path / "new" / "dm.xpt", new))
    assert said in told
    assert "MALE" not in told
    assert "48" not in told


def test_many_differences_are_told_by_a_few(tmp_path: Path):
    """Five records are named, and how many more there are."""
    old = dataset(tmp_path / "old" / "dm.xpt", {"AGE": [float(at) for at in range(100)]})
    new = dataset(tmp_path / "new" / "dm.xpt", {"AGE": [float(at + 1) for at in range(100)]})
    assert "AGE of records 1, 2, 3, 4, 5 and 95 more" in difference(old, new)


def test_tables_differ_by_rows_and_columns(tmp_path: Path):
    """A cell is named by row and column; rows that are new or gone are, too."""
    assert files(tmp_path, "q.csv", "a,b\n1,2\n3,4\n", "a,b\n1,2\n3,5\n") == "row 3: b"
    assert files(tmp_path, "q.csv", "a,b\n1,2\n", "a,b\n1,2\n3,4\n") == "row 3 is new"
    assert files(tmp_path, "q.csv", "a,b\n1,2\n", "a,b\n") == "row 2 is gone"
    assert files(tmp_path, "q.csv", "a,b\n1,2\n", "a,b\n1,2,3\n") == "row 2: 3"
    assert files(tmp_path, "q.csv", 'a,b\n"1",2\n', "a,b\n1,2\n").startswith("the content is the same")
    assert "; and 4 more" in files(tmp_path, "q.csv", "a\n" + "1\n" * 9, "a\n" + "2\n" * 9)


def test_workbooks_differ_by_parts(tmp_path: Path):
    """The part of a workbook or document that changed is named."""

    def packed(**parts: str) -> bytes:
        stored = io.BytesIO()
        with zipfile.ZipFile(stored, "w") as archive:
            for name, text in parts.items():
                archive.writestr(name, text)
        return stored.getvalue()

    assert files(tmp_path, "q.xlsx", packed(a="1", b="2"), packed(a="1", b="3", c="4")) == "part b; part c"
    assert files(tmp_path, "q.xlsx", packed(a="1"), b"no workbook").startswith("from byte 1 on")


def test_texts_differ_from_a_line_on_and_others_from_a_byte_on(tmp_path: Path):
    """What has no records is told by the place of the first difference."""
    assert files(tmp_path, "f.json", "{\n1\n}\n", "{\n2\n}\n") == "from line 2 on"
    assert files(tmp_path, "f.md", "a\n", "a\nb\n") == "from line 2 on"
    assert files(tmp_path, "f.bin", b"abc", b"abd") == "from byte 3 on (3 bytes instead of 3)"
    assert files(tmp_path, "f.bin", b"abc", b"ab") == "from byte 3 on (2 bytes instead of 3)"
    assert files(tmp_path, "f.bin", b"abc", b"abc") == "the content is the same"


def test_a_damaged_dataset_is_told_by_its_bytes(tmp_path: Path):
    """A file that is no transport file any more ends nothing."""
    good = dataset(tmp_path / "dm.xpt", DM).read_bytes()
    assert files(tmp_path, "dm.xpt", good, good[:-90]).startswith("from byte")
    assert files(tmp_path, "x.csv", b"a\n", b"\xff\n").startswith("from byte 1 on")
