"""Files become datasets, whoever wrote them; what cannot be read is told and never raised."""

import numpy as np
import pandas as pd
import pyreadstat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.readers.json_files import about, write

from nec_cdisc.validate.reading import read_package

LABELS = ["Subject", "Sequence"]


def written(folder, name="ae"):
    """Write a transport file by pyreadstat, and return it."""
    path = folder / f"{name}.xpt"
    frame = pd.DataFrame({"USUBJID": ["1", "2", ""], "AESEQ": [1.0, 2.0, np.nan]})
    pyreadstat.write_xport(
        frame, str(path), table_name=name.upper(), column_labels=["Subject", "Sequence"], file_format_version=5
    )
    return path


def test_transport_files_and_dataset_json_are_read_alike(tmp_path):
    """Numbers are numbers, texts are texts and blanks are missing, in either format."""
    written(tmp_path)
    cm = [["1", 2], ["", 3]]
    write(tmp_path / "cm.json", about({"USUBJID": "string", "CMSEQ": "integer"}, 2, name="CM"), cm)
    package = read_package([tmp_path])
    assert package["AE"].text("USUBJID").to_list() == ["1", "2", None]
    assert package["AE"].number("AESEQ").tolist()[:2] == [1.0, 2.0]
    assert package.members["AE"].variables[0].label == "Subject"
    assert not package.unread
    assert package["CM"].text("USUBJID").to_list() == ["1", None]
    assert package["CM"].number("CMSEQ").tolist()[:1] == [2.0]


def test_what_cannot_be_read_is_told(tmp_path):
    """A file that is cut off, an empty one and one that is no Dataset-JSON are told by name; the others are read."""
    path = written(tmp_path)
    (tmp_path / "cm.xpt").write_bytes(path.read_bytes()[:700])
    (tmp_path / "dm.xpt").write_bytes(b"")
    (tmp_path / "vs.json").write_text("{", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no dataset", encoding="utf-8")
    package = read_package([tmp_path, tmp_path / "nowhere"])
    assert list(package.tables) == ["AE"]
    assert set(package.unread) == {"cm.xpt", "dm.xpt", "vs.json", "nowhere"}


def test_a_dataset_in_two_files_is_told(tmp_path):
    """The first file of a dataset is read, and the second one is told."""
    path = written(tmp_path)
    (tmp_path / "ae2.xpt").write_bytes(path.read_bytes())
    package = read_package([tmp_path])
    assert package["AE"].file == "ae.xpt"
    assert [problem.code for problem in package.unread["ae2.xpt"]] == ["ANL150"]


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """Return the bytes of a transport file."""
    return written(tmp_path_factory.mktemp("content")).read_bytes()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_bytes_never_break_the_reading(tmp_path, content, data):
    """Whatever bytes a file has, it is read, or told, or both."""
    at = data.draw(st.integers(0, len(content) - 1))
    other = data.draw(st.binary(min_size=1, max_size=8))
    damaged = content[:at] + other + content[at + len(other) :]
    (tmp_path / "ae.xpt").write_bytes(damaged[: data.draw(st.integers(0, len(damaged)))])
    package = read_package([tmp_path])
    assert package.tables or package.unread


def test_a_folder_that_is_none_is_told(tmp_path):
    """A name that nothing has, and a file in the place of the folder, are told as what they are."""
    path = written(tmp_path)
    package = read_package([path, tmp_path / "nowhere"])
    told = {name: [(problem.code, problem.message) for problem in found] for name, found in package.unread.items()}
    assert told == {"ae.xpt": [("SRC101", "ae.xpt is no folder")], "nowhere": [("SRC101", "nowhere is not there")]}


def test_a_variable_named_twice_is_told(tmp_path):
    """A file with two variables of one name is read in part, and says so."""
    path = written(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"AESEQ   ", b"USUBJID "))
    package = read_package([tmp_path])
    assert [problem.code for problem in package.unread["ae.xpt"]] == ["XPT104"]


DEFINED = """<ODM xmlns="http://www.cdisc.org/ns/odm/v1.3" xmlns:def="http://www.cdisc.org/ns/def/v2.1"
 xmlns:xlink="http://www.w3.org/1999/xlink"><Study OID="S"><MetaDataVersion OID="M">
<ItemGroupDef OID="IG.AE" Name="AE"><ItemRef ItemOID="IT.1"/>
 <def:leaf ID="LF.AE" xlink:href="ae.xpt"/></ItemGroupDef>
<ItemGroupDef OID="IG.TS" Name="TS"><ItemRef ItemOID="IT.1"/>
 <def:leaf ID="LF.TS" xlink:href="ts.xpt"/></ItemGroupDef>
<ItemGroupDef OID="IG.CM" Name="CM" def:HasNoData="Yes"><ItemRef ItemOID="IT.1"/></ItemGroupDef>
<ItemDef OID="IT.1" Name="USUBJID"/></MetaDataVersion></Study></ODM>"""


def test_a_define_beside_the_files_is_read(tmp_path):
    """Its variables stand by dataset, none for a dataset that it leaves out; what has no file has no data."""
    written(tmp_path)
    written(tmp_path, "ex")
    (tmp_path / "define.xml").write_text(DEFINED, "utf-8")
    package = read_package([tmp_path])
    assert package.described == {"AE": ("USUBJID",), "EX": (), "TS": ("USUBJID",)}
    assert not package.unread


@pytest.mark.parametrize("content", [b"", b"<ODM", b"\x00\xff", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"<a/>"])
def test_a_define_that_is_none_is_told(tmp_path, content):
    """Rubbish in its place is a problem of that file, or describes nothing; the datasets are read."""
    written(tmp_path)
    (tmp_path / "define.xml").write_bytes(content)
    package = read_package([tmp_path])
    assert list(package.tables) == ["AE"]
    assert "define.xml" in package.unread or package.described == {"AE": ()}
