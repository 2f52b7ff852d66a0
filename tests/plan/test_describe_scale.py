"""The rule of a scale in words."""

from __future__ import annotations

from nec_cdisc.mapping.scale_rows import ScaleRows
from nec_cdisc.plan.describe_scale import describe_scale
from nec_cdisc.plan.reference import Kind, Reference
from nec_cdisc.plan.scale_rows import PlannedScales
from nec_cdisc.plugin.convention import Scale, ScaleTable
from nec_cdisc.problem import Place

ROWS = ScaleRows("eortc-qlq-c30", "QSTESTCD", "QSSTRESN", ("VISITNUM",), Place("mappings/adam/adqs.yaml", 8))
COLUMN = Reference(Kind.RAW, "QS", "QSSTRESN", "number")
PLANNED = PlannedScales(ROWS, ScaleTable("eortc-qlq-c30", {}), COLUMN, COLUMN, (COLUMN,))
TURNED = "turned round, so that 0 is the highest answer and 100 the lowest: a high score is good"


def told(scale):
    """Return the lines of a scale."""
    return list(describe_scale(scale, PLANNED))


def test_a_functional_scale_is_turned_round():
    """Items, range, how many answers are needed and the direction are all told."""
    assert told(Scale("EOR0133", "RF2", "functional", ("EOR0106", "EOR0107"), 1, 4, 1)) == [
        "RF2: scale EOR0133 of eortc-qlq-c30 (functional)",
        "one record for each VISITNUM of the subject",
        "made of QSSTRESN where QSTESTCD is one of EOR0106, EOR0107, from 1 to 4",
        f"the mean of the answers, where 1 of 2 or more are there, is put on a scale from 0 to 100, {TURNED}",
        "an answer that the item does not have, or two different ones in one questionnaire, count as none",
    ]


def test_of_one_item_there_is_no_mean():
    """A symptom of one item says what a high score means, and the global status the opposite."""
    symptom = told(Scale("EOR0140", "DY", "symptom", ("EOR0108",), 1, 4, 1))
    assert symptom[2] == "made of QSSTRESN where QSTESTCD is EOR0108, from 1 to 4"
    assert symptom[3].startswith("the answer is put on a scale")
    assert symptom[3].endswith("a high score is bad")
    assert told(Scale("EOR0131", "QL2", "global", ("EOR0129", "EOR0130"), 1, 7, 1))[3].endswith("a high score is good")
