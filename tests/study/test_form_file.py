"""The files of a form are found in one way, wherever they are read."""

from __future__ import annotations

import pytest

from nec_cdisc.source.study_path import PathRefused
from nec_cdisc.study.form_file import catalogue, options

FORM = "sas: {{file: {file}, key: site, catalogue: {catalogue}, sheet: first}}"


def form(build, file: str = "dm2.csv", catalogue: str = "formats.sas7bcat"):
    """Return the folder and a form with a formats catalogue."""
    forms = FORM.format(file=file, catalogue=catalogue)
    built = build({f"raw/{file}": "site\n"}, forms=forms, study="forms_not_used: {sas: not asked for}\n")
    return built.folder, built.linted.study.mapping.forms["sas"], built


def test_a_catalogue_lies_beside_the_file_of_its_form(build):
    """Also where the file is in a folder of its own below the source's."""
    folder, plain, _ = form(build)
    assert catalogue(plain) == "raw/formats.sas7bcat"
    assert options(folder, plain).catalogue == folder / "raw/formats.sas7bcat"
    _, deep, _ = form(build, "part/dm2.csv")
    assert catalogue(deep) == "raw/part/formats.sas7bcat"


def test_a_form_without_a_catalogue_has_none(build):
    """The other options are those of the source and the form."""
    built = build()
    dm = built.linted.study.mapping.forms["dm"]
    assert catalogue(dm) is None
    assert (options(built.folder, dm).catalogue, options(built.folder, dm).sheet) == (None, None)
    folder, sas, _ = form(build)
    assert options(folder, sas).sheet == "first"


def test_a_catalogue_outside_of_the_study_is_refused(build):
    """With the line of the form, when the study is opened; the form then has no header."""
    folder, sas, built = form(build, catalogue="../../formats.sas7bcat")
    with pytest.raises(PathRefused):
        options(folder, sas)
    assert [problem.code for problem in built.linted.study.problems] == ["SRC130"]
    assert built.linted.study.headers["sas"] is None
