"""The folders that a study inherits from are found, one over the other, and a chain that has no end is told."""

from __future__ import annotations

from tests.conftest import DM

LOWEST = {"mappings/house/sdtm/dm.yaml": DM, "mappings/sdtm/dm.yaml": None}
AREA = {**LOWEST, "mappings/area/layer.yaml": "layer: Respiratory, version 2\ninherit: house\n"}


def test_a_layer_inherits_from_a_layer(build):
    """A therapeutic area lies over the organisation, and the study over both."""
    built = build(AREA, study="inherit: area\n")
    assert built.said == []
    assert built.run().rows("DM", "USUBJID") == ["01-001", "01-002", "02-001"]


def test_a_circle_is_one_problem(build):
    """It is told at the line that closes the circle, with the way round."""
    built = build({**AREA, "mappings/house/layer.yaml": "layer: House\ninherit: area\n"}, study="inherit: area\n")
    assert built.said == [
        "MAP176 mappings/house/layer.yaml:2:10: these inherit each other: mappings -> area -> house -> area"
    ]


def test_a_layer_that_inherits_itself_or_the_study_is_a_circle(build):
    """Neither is below anything."""
    built = build({**AREA, "mappings/house/layer.yaml": "layer: House\ninherit: house\n"}, study="inherit: area\n")
    assert [said.split(":")[0] for said in built.said] == ["MAP176 mappings/house/layer.yaml"]
    built = build(study="inherit: .\n")
    assert [said.split(":")[0] for said in built.said] == ["MAP176 mappings/study.yaml"]


def test_a_layer_that_is_not_there_is_told_where_it_is_named(build):
    """The line of the layer that names it is at fault, not the study's."""
    built = build({**AREA, "mappings/area/layer.yaml": "layer: Area\ninherit: huose\n"}, study="inherit: area\n")
    assert built.said[0] == (
        "MAP173 mappings/area/layer.yaml:2:10: there is no folder mappings/huose to inherit from [house]"
    )


def test_a_layer_outside_of_the_study_folder_is_refused(build):
    """Nothing is read from elsewhere, or the study would not run where it is copied to."""
    built = build({**AREA, "mappings/area/layer.yaml": "layer: Area\ninherit: ../../house\n"}, study="inherit: area\n")
    assert built.said[0].startswith("SRC130 mappings/area/layer.yaml:2:10:")


def test_the_file_of_a_layer_says_what_it_is(build):
    """A layer without a name, and a file of a layer that is none, are told."""
    built = build({**AREA, "mappings/area/layer.yaml": "inherit: house\n"}, study="inherit: area\n")
    assert built.said == ["MAP103 mappings/area/layer.yaml:1:1: 'layer' is missing in the file"]
    built = build({"mappings/layer.yaml": "layer: Study\n"})
    assert built.said == ["MAP175 mappings/layer.yaml: nothing reads mappings/layer.yaml"]
