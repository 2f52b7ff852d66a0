"""Lineage is the same bytes each time, and nothing private is in it."""

from __future__ import annotations

import hashlib

from nec_cdisc.cli.sdtm import run_sdtm
from nec_cdisc.run.cut import Cut


def hashes(folder):
    """Return the SHA-256 of each file of lineage."""
    lineage = folder / "outputs" / "lineage"
    files = (path for path in sorted(lineage.rglob("*")) if path.is_file())
    return {path.relative_to(lineage).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_lineage_is_the_same_bytes_in_partitions(traced, study_folder):
    """Partitions of subjects change no byte of it."""
    assert run_sdtm(study_folder, None, final=False, pieces=Cut(2)) == 0
    assert hashes(study_folder) == hashes(traced)


def test_private_values_are_nowhere(traced):
    """Neither the cells nor the workings hold a private value."""
    found = [path for path in (traced / "outputs" / "lineage").rglob("*") if path.is_file()]
    assert found
    assert not [path for path in found if b"ZZ" in path.read_bytes()]


def test_each_dataset_and_form_has_its_files(traced):
    """Births and workings of each dataset, the cells of each form."""
    names = hashes(traced)
    assert {"ae.arrow", "ae.births.arrow", "suppae.arrow", "forms/ae.arrow", "forms/coding.arrow"} <= set(names)
