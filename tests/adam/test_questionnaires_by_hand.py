"""ADQS of the demo study: by hand for two subjects, by a second program for all, and its oracle through a mapping."""

from __future__ import annotations

import csv
from collections import Counter

import pytest
from tests.adam.analysed import analysed
from tests.adam.by_hand import TESTS, assert_as_by_hand, short
from tests.adam.questionnaires import ADQS, answered, study
from tests.golden import second_programmer_scores as second


def test_scores_are_as_worked_out_by_hand(analysis_of_demo):
    """Scores, baselines, changes, classes, flags and sources of two subjects were written before the first run."""
    assert_as_by_hand("ADQS", analysis_of_demo)


def test_scores_of_all_subjects_are_those_of_a_second_program(analysis_of_demo, sdtm):
    """Every scale of every questionnaire, worked out again in exact fractions."""
    wanted = second.scores(sdtm)
    got = {
        (row["USUBJID"], row["AVISIT"], row["PARAMCD"]): row
        for row in analysis_of_demo("ADQS")
        if row["PARAMCD"] in second.SCALES
    }
    assert len(wanted) > 1500
    assert got.keys() == wanted.keys()
    for key, record in wanted.items():
        told = {name: "" if value is None else short(str(float(value)) if not isinstance(value, str) else value)
                for name, value in record.items()}  # fmt: skip
        assert {name: short(got[key][name]) for name in record} == told, key


def test_every_questionnaire_that_was_due_says_whether_it_was_filled_in(analysis_of_demo, sdtm):
    """One record of each, with the reason where it was not; and the numbers of the subject."""
    due = second.forms(sdtm)
    made = analysis_of_demo("ADQS")
    done = Counter((row["USUBJID"], row["AVISITN"], row["AVALC"]) for row in made if row["PARAMCD"] == "QSDONE")
    assert done == Counter(
        (subject, f"{visit:.0f}", "Y" if form["done"] else "N") for (subject, visit), form in due.items()
    )
    reasons = {bool(row["QSREASND"]) for row in made if (row["PARAMCD"], row["AVALC"]) == ("QSDONE", "N")}
    assert reasons == {True}
    numbers = {(row["USUBJID"], row["PARAMCD"]): row["AVAL"] for row in made if row["PARAMCD"] in {"QSEXP", "QSCOM"}}
    dosed = [person["USUBJID"] for person in sdtm["DM"] if person["RFXSTDTC"]]
    assert numbers == {
        (subject, code): str(sum(key[0] == subject and (code == "QSEXP" or form["done"]) for key, form in due.items()))
        for subject in dosed
        for code in ("QSEXP", "QSCOM")
    }


@pytest.mark.parametrize(
    ("code", "scale", "options"),
    [
        ("TTDQL2", "QL2", {}),
        ("TTDQL2L", "QL2", {"flag": "ANL03FL"}),
        ("TTDQL2D", "QL2", {"death": True}),
        ("TTDPF2", "PF2", {}),
        ("TTDFA", "FA", {}),
        ("TTDPA", "PA", {}),
    ],
)
def test_times_to_deterioration_are_those_of_a_second_program(analysis_of_demo, sdtm, code, scale, options):
    """Date and censoring of every dosed subject; nobody without a score after baseline disappears."""
    got = {
        row["USUBJID"]: (row["ADT"], int(row["CNSR"])) for row in analysis_of_demo("ADTTE") if row["PARAMCD"] == code
    }
    assert got == second.deterioration(second.scores(sdtm), sdtm, scale, **options)
    assert {censor for _, censor in got.values()} == {0, 1, 2}


def test_every_scale_of_the_reference_is_scored_through_a_mapping(tmp_path):
    """Items, kind, range and half rule of the 15 scales: all answered, as few as needed, one fewer."""
    with (TESTS / "oracles" / "qlqc30_scales.csv").open(encoding="utf-8", newline="") as lines:
        reference = list(csv.DictReader(lines))
    answers, wanted = [], {}
    for number, scale in enumerate(reference):
        items = [int(item) for item in scale["items"].split()]
        top, needed = 1 + int(scale["item_range"]), int(scale["min_answered"])
        for visit, count in ((3 * number, len(items)), (3 * number + 1, needed), (3 * number + 2, needed - 1)):
            given = {f"q{item:02d}": float(1 + place % top) for place, item in enumerate(items[:count])}
            given |= {"q31": 1.0} if not given else {}
            answers += answered("TEST-1", float(visit), f"2020-{1 + visit // 28:02d}-{1 + visit % 28:02d}", **given)
            wanted[str(visit), scale["scale"]] = _score(scale, [1 + place % top for place in range(count)])
    folder = study(tmp_path, answers)
    records = analysed(folder, folder / "sdtm").records("ADQS")
    got = {(row["AVISITN"], row["PARAMCD"]): short(row["AVAL"]) for row in records}
    assert {key: got[key] for key in wanted} == wanted
    assert {row["PARAM"] for row in records} == {scale["QSTESTCD"] for scale in reference}


def _score(scale, given):
    """Return the score by the formulas of the reference, as it is compared."""
    if len(given) < int(scale["min_answered"]):
        return ""
    share = (sum(given) / len(given) - 1) / int(scale["item_range"])
    return short(str(100 * (1 - share if scale["kind"] == "functional" else share)))


CHANGES = """\
  ABLFL: {baseline: ADT, reference: ADSL.TRTSDT, result: AVAL, by: [PARAM]}
  BASE: {at_baseline: AVAL, where: ABLFL is "Y", by: [PARAM], needed: ADT is after ADSL.TRTSDT}
"""


def test_a_subject_without_a_baseline_is_asked_about_once(tmp_path):
    """However many scores it has later on: one problem that names the scales; scores that are blank need none."""
    answers = [
        *answered("TEST-1", 1.0, "2020-12-20", q08=2.0),
        *answered("TEST-1", 2.0, "2021-02-26", q08=2.0, q11=3.0, q13=1.0),
        *answered("TEST-1", 3.0, "2021-04-23", q08=2.0, q11=3.0),
        *answered("TEST-2", 1.0, "2020-12-20", q08=2.0),
    ]
    folder = study(tmp_path, answers, ADQS + CHANGES)
    found = analysed(folder, folder / "sdtm").queries
    assert [(item.code, item.message) for item in found] == [("ANL112", "no baseline of EOR0141; EOR0142")]
