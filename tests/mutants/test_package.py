"""A package is read, changed and written without any change but the one that was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.mutants.difference import difference
from tests.mutants.package import Package, open_package

from nec_cdisc.xpt.read import read


def test_a_package_without_defect_is_written_as_it_was(clean: Package, outputs: Path, tmp_path: Path):
    """Reading and writing the clean package gives the same bytes, file by file."""
    clean.write(tmp_path)
    files = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.xpt"))
    assert files == sorted(path.relative_to(outputs).as_posix() for path in outputs.glob("*/*.xpt"))
    assert [name for name in files if (tmp_path / name).read_bytes() != (outputs / name).read_bytes()] == []


def test_a_package_does_not_differ_from_itself(clean: Package):
    """A copy without a defect shows no difference."""
    found = difference(clean, clean.copy())
    assert (found.touched, found.records) == (frozenset(), frozenset())


def test_a_longer_value_lengthens_its_variable_everywhere(clean: Package, tmp_path: Path):
    """The bytes of a variable follow its longest value in all datasets of SDTM."""
    package = clean.copy()
    package.set("DM", 0, USUBJID="EVINEC-01-001-AGAIN")
    package.write(tmp_path)
    lengths = [
        variable.length
        for name in ("dm", "ae", "lb")
        for variable in read(tmp_path / "sdtm" / f"{name}.xpt")[0].member.variables
        if variable.name == "USUBJID"
    ]
    assert lengths == [19, 19, 19]


def test_what_was_written_is_read_again(clean: Package, tmp_path: Path):
    """Values that the package's own writer refuses are in the file."""
    package = clean.copy()
    package.set("MH", 3, MHTERM="Morbus Ménière " * 20)
    package.write(tmp_path)
    assert open_package(tmp_path).value("MH", 3, "MHTERM") == ("Morbus Ménière " * 20).rstrip()


def test_a_variable_that_is_not_there_cannot_be_set(clean: Package):
    """A slip in a defect is an error, not a new variable."""
    with pytest.raises(KeyError, match="MHTREM"):
        clean.copy().set("MH", 3, MHTREM="x")
    with pytest.raises(KeyError, match="MHTREM"):
        clean.copy().repeat("MH", 3, MHTREM="x")


def test_a_record_that_is_not_there_cannot_be_found(clean: Package):
    """A defect that finds no record to plant itself in is an error."""
    with pytest.raises(IndexError):
        clean.first("DM", lambda dm: dm["SEX"] == "X")


def test_each_kind_of_difference_is_told(clean: Package):
    """Values, records, labels, types, order and files that differ are told apart."""
    package = clean.copy()
    package.set("AE", 5, AETERM="Other")
    package.drop("CM", 0)
    package.repeat("MH", 0)
    package.label("VS", "Vitals")
    package.describe("DS", "DSTERM", label="Term")
    package.as_text("SV", "VISITNUM")
    package.reorder("DM", "AGE", after="AGEU")
    package.raw["TI"] = b""
    del package.tables["TV"]
    found = difference(clean, package)
    assert found.touched == {
        "AE.AETERM", "-CM", "+MH", "VS:label", "DS.DSTERM:label", "SV.VISITNUM:type", "DM:order", "TI:bytes",
        "TV:removed",
    }  # fmt: skip
    assert {(record.dataset, record.subject) for record in found.records} == {
        ("AE", "EVINEC-01-001"),
        ("CM", "EVINEC-01-001"),
        ("MH", "EVINEC-01-001"),
    }
