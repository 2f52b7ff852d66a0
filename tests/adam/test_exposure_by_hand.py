"""ADEX of the demo study: by hand for two subjects, by a second program for all, and against the truth."""

from __future__ import annotations

import json
import shutil
from collections import Counter

import pyreadstat
from tests.adam.analysed import analysed, transport
from tests.adam.by_hand import TESTS, assert_as_by_hand, short
from tests.golden import second_programmer_scores as second

#: Doses of the true course: how many days lie between two of them, by the level of the dose.
EVERY = {0: 1, 1: 1, 2: 2}


def test_exposure_is_as_worked_out_by_hand(analysis_of_demo):
    """Intervals, changes with their reasons and sums of two subjects were written before the first run."""
    assert_as_by_hand("ADEX", analysis_of_demo)


def test_exposure_of_all_subjects_is_that_of_a_second_program(analysis_of_demo, sdtm):
    """Every value and reason, worked out again from EX and EC."""
    of_subject = {"TDOSE", "TDUR", "EXPDAYS", "ADI", "RDI", "NRED", "NINT", "NMISS", "NMOD"}
    got = {
        (row["USUBJID"], row["PARAMCD"], "" if row["PARAMCD"] in of_subject else row["ASTDT"]): row
        for row in analysis_of_demo("ADEX")
    }
    wanted = second.exposure(sdtm)
    assert len(wanted) > 500
    assert {key: (short(row["AVAL"]), row["MODREAS"]) for key, row in got.items()} == {
        key: (short(str(float(value))), reason) for key, (value, reason) in wanted.items()
    }


def test_the_true_doses_are_recovered(analysis_of_demo):
    """Cumulative dose, duration and the numbers of changes are those of the generator's file, for every subject."""
    lines = map(json.loads, (TESTS / "truth" / "evinec_2014.jsonl").read_text("utf-8").splitlines())
    made = {(row["USUBJID"], row["PARAMCD"]): row["AVAL"] for row in analysis_of_demo("ADEX")}
    treated = [line for line in lines if line["kind"] == "subject" and line["treated"]]
    assert len(treated) == len({subject for subject, _ in made}) > 30
    for line in treated:
        total, changes = 0.0, Counter()
        for start, end, dose, level, change in line["doses"]:
            days = (second.day(end) - second.day(start)).days + 1
            total += dose * -(-days // EVERY[level])
            changes[change] += 1
        duration = (second.day(line["last_dose"]) - second.day(line["first_dose"])).days + 1
        told = {code: float(made[line["usubjid"], code]) for code in ("TDOSE", "TDUR", "NRED", "NINT", "NMISS")}
        assert told == {
            "TDOSE": total, "TDUR": duration, "NRED": changes["Reduced"], "NINT": changes["Interrupted"],
            "NMISS": changes["Missed"],
        }, line["usubjid"]  # fmt: skip


def test_a_dose_that_cannot_be_added_up_is_asked_about(published_demo, tmp_path):
    """A subject with an interval without an end has no sums and is asked about once; all others keep theirs."""
    folder = tmp_path / "study"
    for name in ("mappings", "specs"):
        shutil.copytree(published_demo / name, folder / name)
    shutil.copytree(published_demo / "outputs" / "sdtm", tmp_path / "sdtm")
    frame, _ = pyreadstat.read_xport(tmp_path / "sdtm" / "ex.xpt")
    frame.loc[(frame["USUBJID"] == "EVINEC-01-001") & (frame["EXSEQ"] == 2), "EXENDTC"] = ""
    transport(tmp_path / "sdtm", "EX", frame.to_dict("list"))
    ran = analysed(folder, tmp_path / "sdtm")
    codes = {"TDOSE", "EXPDAYS", "ADI", "RDI"}
    blank = {(row["USUBJID"], row["PARAMCD"]) for row in ran.records("ADEX") if not row["AVAL"]}
    assert {(subject, code) for subject, code in blank if code in codes} == {("EVINEC-01-001", code) for code in codes}
    asked = [item for item in ran.queries if item.code == "ROW108"]
    assert [(item.target, "cumulative dose is not known" in item.message) for item in asked] == [("ADEX", True)]
