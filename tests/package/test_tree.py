"""The folders of a package are those of an eCTD."""

from __future__ import annotations

from pathlib import Path

import pytest

from nec_cdisc.package.tree import Tree, guide_name, study_folder_name


def test_folders_are_those_of_an_ectd():
    """Tabulations, analysis datasets and programs stand where a reviewer looks for them, and the rest beside m5."""
    tree = Tree(Path("package"), "evinec")
    assert tree.datasets("sdtm").as_posix() == "package/m5/datasets/evinec/tabulations/sdtm"
    assert tree.datasets("adam").as_posix() == "package/m5/datasets/evinec/analysis/adam/datasets"
    assert tree.programs.as_posix() == "package/m5/datasets/evinec/analysis/adam/programs"
    assert tree.documents("sdtm").as_posix() == "package/documents/sdtm"
    assert tree.dataset_json("adam").as_posix() == "package/dataset-json/adam"
    assert tree.relative(tree.programs) == "m5/datasets/evinec/analysis/adam/programs"


@pytest.mark.parametrize(
    ("study", "folder"),
    [("EVINEC", "evinec"), ("ABC 12/3_b", "abc-12-3-b"), ("../../etc", "etc"), ("Ä", ""), ("-", "")],
)
def test_the_study_names_its_folder(study, folder):
    """Nothing in the name of a study leads out of the package."""
    assert study_folder_name(study) == folder


def test_each_model_has_its_guide():
    """The guide of SDTM is the clinical one."""
    assert [guide_name("sdtm"), guide_name("adam")] == ["csdrg.pdf", "adrg.pdf"]
