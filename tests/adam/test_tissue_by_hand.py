"""ADMI of the demo study: by hand for two subjects, by a second program for all, beside ADRS and ADTTE."""

from __future__ import annotations

from tests.adam.by_hand import assert_as_by_hand, short
from tests.golden import second_programmer_scores as second


def test_tissue_markers_are_as_worked_out_by_hand(analysis_of_demo):
    """Every reading of five markers beside response and survival, written before the first run."""
    assert_as_by_hand("ADMI", analysis_of_demo)


def test_tissue_markers_of_all_subjects_are_those_of_a_second_program(analysis_of_demo, sdtm):
    """Every number, word and third of the H-score, worked out again from MI; tissue not examined has no record."""
    got = {
        (row["USUBJID"], row["PARAMCD"]): (short(row["AVAL"]), row["AVALC"], row["AVALCAT1"])
        for row in analysis_of_demo("ADMI")
    }
    wanted = second.tissue(sdtm)
    assert len(wanted) > 400
    assert got == {key: (short(str(float(number))), *words) for key, (number, *words) in wanted.items()}


def test_each_record_stands_beside_the_response_of_its_subject(analysis_of_demo):
    """Best response, confirmed response and progression-free survival are those of ADRS and ADTTE; all have them."""
    response = {(row["USUBJID"], row["PARAMCD"]): row["AVALC"] for row in analysis_of_demo("ADRS")}
    times = {row["USUBJID"]: row for row in analysis_of_demo("ADTTE") if row["PARAMCD"] == "PFS"}
    for row in analysis_of_demo("ADMI"):
        subject = row["USUBJID"]
        assert (row["BOR"], row["CBOR"], row["ORRFL"]) == tuple(
            response[subject, code] for code in ("BOR", "CBOR", "CRSP")
        )
        assert (row["PFS"], row["PFSCNSR"]) == (times[subject]["AVAL"], times[subject]["CNSR"])
    assert {row["ORRFL"] for row in analysis_of_demo("ADMI")} == {"Y", "N"}
