"""Datasets that a study's standard lacks become files of its specs/."""

from __future__ import annotations

import pytest
from published import json_text, library_json

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.standard_files.guide import Guide
from nec_cdisc.standard_files.guide_files import take_over
from nec_cdisc.standard_files.library import read_library


@pytest.fixture
def guide(tmp_path):
    """Return a guide of two datasets."""
    (tmp_path / "g.json").write_text(json_text(library_json()), "utf-8")
    return read_library(tmp_path / "g.json")


def test_what_the_standard_does_not_hold_is_taken_over(guide, tmp_path):
    """Datasets held are left alone, unless they are asked for."""
    taken = take_over(guide, (), ["XA"], tmp_path, "g.json")
    assert (taken.folder, taken.datasets, taken.codelists) == ("sdtmig-3.4", ("XB",), ("C900001",))
    assert sorted(taken.files) == ["datasets.csv", "xb.csv"]
    assert taken.files["xb.csv"].splitlines()[5] == "XBTESTCD,Short Name of Test,Char,Topic,Req,5,C900001,"
    assert take_over(guide, ["XA"], ["XA"], tmp_path, "g.json").datasets == ("XA",)
    assert take_over(guide, (), ["XA", "XB"], tmp_path, "g.json").files == {}


def test_what_the_study_wrote_itself_stays(guide, tmp_path):
    """Natural keys, other datasets and variables of its own are kept."""
    folder = tmp_path / "sdtmig-3.4"
    folder.mkdir()
    (folder / "datasets.csv").write_text(
        "dataset,label,class,structure,keys\nXA,Old,Events,One,USUBJID XATESTCD\nXC,Own,Events,One,\n"
    )
    (folder / "xa.csv").write_text(
        "variable,label,type,role,core,order,codelist,format\nXAOWN,Own,Char,Timing,Perm,9,,\nXASEQ,Old,Num,Identifier,Req,4,,\n"
    )
    files = take_over(guide, ["XA"], (), tmp_path, "g.json").files
    assert files["datasets.csv"].splitlines()[1:] == [
        "XA,Made Up XA,Findings,One record per finding,USUBJID XATESTCD",
        "XC,Own,Events,One,",
    ]
    assert "XAOWN,Own" in files["xa.csv"]
    assert "XASEQ,Sequence Number" in files["xa.csv"]


def test_what_the_export_lacks_is_refused(guide, tmp_path):
    """A dataset that is not in it, and variables without a dataset, are told with what to do."""
    with pytest.raises(Unreadable) as refused:
        take_over(guide, ["XX"], (), tmp_path, "g.json")
    assert (refused.value.problem.code, refused.value.problem.nearest) == ("TRM106", "XA")
    alone = Guide("3.4", {}, guide.variables)
    with pytest.raises(Unreadable, match="label, class and structure of XA") as refused:
        take_over(alone, (), (), tmp_path, "v.csv")
    assert "VARIABLES DATASETS" in refused.value.problem.next_step
