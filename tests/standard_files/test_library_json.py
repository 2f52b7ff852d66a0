"""JSON of the CDISC Library is read whole or by dataset, and a foreign one is refused where it does not fit."""

from __future__ import annotations

import pytest
from published import json_text, library_json

from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.standard_files.content import opened
from nec_cdisc.standard_files.library_json import read_json


def content(tmp_path, text):
    """Write a file and open it."""
    path = tmp_path / "g.json"
    path.write_text(text, "utf-8")
    return opened(path)


def test_one_dataset_is_read_as_the_library_answers_for_it(tmp_path):
    """Guide and class are then told by links."""
    dataset = library_json()["classes"][0]["datasets"][1]
    dataset["_links"] = {"parentProduct": {"href": "/mdr/sdtmig/3-4"}, "parentClass": {"title": "Findings"}}
    guide = read_json(content(tmp_path, json_text(dataset)))
    assert (guide.version, guide.datasets["XB"]["class"]) == ("3.4", "Findings")
    assert guide.variables["XB"][4]["codelist"] == "C900001"


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ('{"a": 1,\n "b"', "TRM101", "line 2"),
        ("[" * 200_000, "TRM101", "nested deeper"),
        ("[]", "TRM105", "it is no object"),
        ('{"a": 1}', "TRM103", "neither 'classes' nor 'datasetVariables'"),
        ('{"classes": [], "name": "ADaMIG v1.3"}', "TRM103", "is of no SDTMIG"),
        ('{"classes": [], "name": "SDTMIG v3.4"}', "TRM103", "holds no dataset"),
        ('{"classes": {}, "name": "SDTMIG v3.4"}', "TRM105", "'classes' is no list"),
        (
            '{"classes": [{"datasets": [{"name": ["X"]}]}], "name": "SDTMIG v3.4"}',
            "TRM105",
            "classes 1 / datasets 1: 'name'",
        ),
        ('{"classes": [{"datasets": [{"name": "XA"}]}], "name": "SDTMIG v3.4"}', "TRM105", "the label is blank"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(tmp_path, text, code, said):
    """Damage is told by its line, a wrong value by its way through the file."""
    with pytest.raises(Unreadable) as refused:
        read_json(content(tmp_path, text))
    assert refused.value.problem.code == code
    assert said in refused.value.problem.message


def test_a_dataset_stands_once(tmp_path):
    """A dataset in two classes is a contradiction."""
    data = library_json()
    data["classes"] *= 2
    with pytest.raises(Unreadable, match="XA stands twice"):
        read_json(content(tmp_path, json_text(data)))
