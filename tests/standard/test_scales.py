"""How questionnaires are scored, and a study's questionnaires beside the packaged one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from nec_cdisc.plugin.convention import Scale
from nec_cdisc.standard import load
from nec_cdisc.standard.layers import Layers
from nec_cdisc.standard.location import packaged
from nec_cdisc.standard.scales import scale_tables

ORACLES = Path(__file__).parents[1] / "oracles"
HEADER = "scale,name,kind,items,low,high,needed\n"


def rows(name):
    """Return the rows of a file of reference vectors."""
    with (ORACLES / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def overlaid(tmp_path, row, file="eortc-qlq-c30.csv"):
    """Return the tables with a study's row over the packaged ones, and the code and message of each problem."""
    path = tmp_path / "specs" / "scales" / file
    path.parent.mkdir(parents=True)
    path.write_text(f"{HEADER}{row}\n", encoding="utf-8")
    tables, problems = scale_tables(Layers.of(packaged(), tmp_path / "specs"))
    return tables, [(problem.code, problem.message) for problem in problems]


@pytest.fixture(scope="module")
def scales():
    """Return the packaged scales of QLQ-C30."""
    tables, problems = scale_tables(Layers.of(packaged(), None))
    assert (problems, list(tables)) == ([], ["eortc-qlq-c30"])
    return tables["eortc-qlq-c30"].scales


def test_the_scales_are_those_of_the_reference(scales):
    """All 15 scales have the kind, the items, the range and the half rule of the reference."""
    codes = {row["item_no"]: row["QSTESTCD"] for row in rows("eor01_ct_2025-03-28.csv") if row["item_no"]}
    expected = {
        row["QSTESTCD"]: Scale(
            row["QSTESTCD"],
            row["scale"],
            row["kind"],
            tuple(codes[item] for item in row["items"].split()),
            1,
            1 + int(row["item_range"]),
            int(row["min_answered"]),
        )
        for row in rows("qlqc30_scales.csv")
    }
    assert len(expected) == 15
    assert scales == expected


def test_every_item_belongs_to_one_scale_and_half_of_them_are_needed(scales):
    """The 30 items are scored once each, and at least half of a scale must be answered."""
    items = [item for scale in scales.values() for item in scale.items]
    assert sorted(items) == [f"EOR01{number:02d}" for number in range(1, 31)]
    assert all(scale.needed == (len(scale.items) + 1) // 2 for scale in scales.values())


def test_scores_and_items_are_terms_of_the_codelist(scales):
    """The codes are published ones, and no wording of the questionnaire is here."""
    decodes = load().standard.decodes("QSTESTCD")
    assert decodes["EOR0131"] == "EOR01-Global Health Status/QoL"
    assert {code for scale in scales.values() for code in (scale.code, *scale.items)} <= set(decodes)
    names = {row["QSTESTCD"]: row["QSTEST"] for row in rows("eor01_ct_2025-03-28.csv")}
    assert {code: decodes[code] for code in names} == names


def test_only_symptoms_are_bad_when_high(scales):
    """The direction follows from the kind of the scale."""
    assert [scale.name for scale in scales.values() if scale.high_is_good] == ["QL2", "PF2", "RF2", "EF", "CF", "SF"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("EOR0138,NV,symptom,EOR0114 EOR0114,1,4,1", "NV: an item stands twice."),
        ("EOR0138,NV,symptom,EOR0114 EOR0115,4,4,1", "NV: the highest answer 4 is not above the lowest 4."),
        ("EOR0138,NV,symptom,EOR0114 EOR0115,1,4,3", "NV: 3 answers are needed of 2 items."),
        ("EOR0138,NV,symptom,EOR0114 EOR0115,1,4,0", "NV: 0 answers are needed of 2 items."),
    ],
)
def test_a_scale_that_cannot_be_scored_is_told(tmp_path, row, message):
    """The scale is named with what is wrong, and is not scored by the packaged row instead."""
    tables, told = overlaid(tmp_path, row)
    assert told == [("STD121", message)]
    assert "EOR0138" not in tables["eortc-qlq-c30"].scales


def test_a_word_that_is_no_kind_is_told(tmp_path):
    """A misspelt kind would turn a scale round."""
    assert [code for code, _ in overlaid(tmp_path, "EOR0138,NV,symptoms,EOR0114 EOR0115,1,4,1")[1]] == ["STD106"]


def test_a_study_adds_a_questionnaire(tmp_path):
    """A file of the study is a questionnaire of its own."""
    tables, told = overlaid(tmp_path, "GINET01,EN,symptom,G1 G2 G3,1,4,2", "eortc-gi-net21.csv")
    assert (told, sorted(tables)) == ([], ["eortc-gi-net21", "eortc-qlq-c30"])
    assert tables["eortc-gi-net21"].scales["GINET01"].items == ("G1", "G2", "G3")
