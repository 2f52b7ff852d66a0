"""A value is traced through every step to the raw cells, by what the run recorded."""

from __future__ import annotations

from nec_cdisc.lineage.question import understood
from nec_cdisc.lineage.trace import Step, Tracer


def record(stored, dataset, subject, sequence=None):
    """Return the number of a record."""
    name = f"{dataset[:2]}SEQ"
    found = stored.of_subject(dataset, subject)
    return next(at for at in found if sequence is None or stored.value(dataset, at, name) == str(sequence))


def told(step: Step) -> list[tuple[str, str | None]]:
    """Return what each step is and its value, in order."""
    return [(step.what, step.value), *(line for below in step.reads for line in told(below))]


def test_a_value_is_traced_to_its_cell(stored):
    """Rule, mapping line, raw file, row, column and value are told."""
    step = Tracer(stored).value("AE", record(stored, "AE", "T-1-01-001", 2), "AESTDTC")
    assert (step.value, step.rule) == ("2019-08", "date start")
    assert step.line == "mappings/sdtm/ae.yaml:12:3"
    assert told(step)[1:] == [("raw/ae.csv:3 start", "UN.08.2019")]


def test_an_extreme_tells_who_won_and_who_lost(stored):
    """The first dose is the earliest dose taken; a later one lost, and one that is not kept took no part."""
    step = Tracer(stored).value("DM", record(stored, "DM", "T-1-01-001"), "RFXSTDTC")
    assert [(item.role, item.what, item.value) for item in step.reads] == [
        ("won", "EX.EXSTDTC of EXSEQ 1", "2019-07-03"),
        ("lost", "EX.EXSTDTC of EXSEQ 2", "2019-07-08"),
    ]
    assert told(step.reads[0])[1:] == [("raw/ex.csv:3 start", "03.07.2019")]


def test_another_dataset_is_followed(stored):
    """A study day goes back to the date and, through DM and EX, to the cell of the first dose."""
    step = Tracer(stored).value("AE", record(stored, "AE", "T-1-01-001", 1), "AESTDY")
    assert step.value == "4"
    assert ("raw/ae.csv:2 start", "05.07.2019") in told(step)
    assert ("raw/ex.csv:3 start", "03.07.2019") in told(step)


def test_a_correction_is_told_at_the_cell(stored):
    """The cell as typed, the new value, who and why, and the line of the register."""
    step = Tracer(stored).value("AE", record(stored, "AE", "T-1-01-001", 1), "AESTDTC")
    assert step.value == "2019-07-06"
    (cell,) = step.reads
    assert cell.value == "05.07.2019"
    assert cell.notes == [
        "corrected to '06.07.2019' by J. Doe: site letter of 2019-09-01 [mappings/corrections.csv:2:1]"
    ]


def test_a_look_up_tells_its_row(stored):
    """A coded term goes to the row of the coding table, and says by what it was found."""
    step = Tracer(stored).value("AE", record(stored, "AE", "T-1-01-001", 2), "AEDECOD")
    (cell,) = step.reads
    assert (cell.what, cell.value) == ("raw/coding.csv:3 pt", "Rash")
    assert cell.notes[0].startswith("looked up as coded by text [mappings/sdtm/ae.yaml:")


def test_a_role_tells_the_column_of_its_test(stored):
    """One form's record gives several; each goes to the column of its own test, through the name set in the block."""
    weight = next(at for at in stored.of_subject("VS", "T-1-01-001") if stored.value("VS", at, "VSTESTCD") == "WEIGHT")
    step = Tracer(stored).value("VS", weight, "VSSTRESN")
    assert [(item.what, item.value) for item in step.reads] == [("measured", "70.5")]
    assert [(item.what, item.value) for item in step.reads[0].reads] == [("raw/vs.csv:2 wt", "70,5")]


def test_a_blank_says_why(stored):
    """A cell that was refused carries its query."""
    step = Tracer(stored).value("AE", record(stored, "AE", "T-1-01-002"), "AESTDTC")
    assert step.value is None
    assert step.reads[0].value == "31.06.2019"
    assert any("VAL112" in note for note in step.reads[0].notes)


def test_a_private_cell_is_not_shown(stored):
    """The way to a private column is told, its value is not kept."""
    step = Tracer(stored).value("DM", record(stored, "DM", "T-1-01-001"), "INITIALS")
    assert [(item.what, item.value) for item in step.reads] == [("raw/dm.csv:2 initials", "(private)")]
    assert "initials" not in stored.columns("dm")


def test_a_qualifier_is_traced(stored):
    """A supplemental qualifier goes back like a variable."""
    step = Tracer(stored).value("AE", record(stored, "AE", "T-1-01-001", 1), "AEMORE")
    assert (step.value, told(step)[1:]) == ("at night", [("raw/ae.csv:2 more", "at night")])


def test_what_was_told_is_not_told_twice(stored):
    """A step that two others read is written out once."""
    step = Tracer(stored).value("AE", record(stored, "AE", "T-1-01-001", 2), "EPOCH")
    assert (step.reads[0].what, step.reads[0].told) == ("AE.AESTDTC of AESEQ 2", False)
    twice = Tracer(stored)
    twice.value("AE", 0, "AESTDTC")
    assert twice.value("AE", 0, "AESTDTC").told


def test_a_verb_that_compares_records_says_so(stored):
    """A sequence number depends on the subject's other records, which are counted."""
    step = Tracer(stored).value("AE", record(stored, "AE", "T-1-01-001", 1), "AESEQ")
    assert step.notes[0].startswith("compares the 2 records of the subject in AE")


def test_an_expected_variable_without_mapping_is_blank(stored):
    """A variable that only the standard asks for has no rule to tell."""
    step = Tracer(stored).value("DM", 0, "ARMCD")
    assert (step.value, step.rule) == (None, None)
    assert "not mapped" in step.notes[0]


def test_data_holds_all_steps(stored):
    """Plain data for JSON nests like the steps."""
    data = Tracer(stored).value("AE", 0, "AESTDTC").data()
    assert data["reads"][0]["what"].startswith("raw/ae.csv:")


def test_a_working_name_is_traced(evinec_stored):
    """What is not submitted can be asked for all the same: the site's sum is 145, the lesions add up to 135."""
    records = evinec_stored.of_subject("TR", "EVINEC-02-001")
    wanted = {"TRTESTCD": "SUMDIAM", "VISIT": "TUMOUR ASSESSMENT 1"}
    summed = next(at for at in records if all(evinec_stored.value("TR", at, name) == wanted[name] for name in wanted))
    step = Tracer(evinec_stored).value("TR", summed, "sum_differs")
    assert step.value == "Y"
    assert [item.value for item in step.reads[:2]] == ["145", "135"]
    assert understood(evinec_stored, ["TR", "EVINEC-02-001", "7", "measured_sum"]).name == "measured_sum"


def test_a_record_kept_as_the_first_names_those_that_were_not(evinec_stored):
    """The identifier of a lesion tells the rule, its line, and the rows of the same lesion that have no record."""
    found = evinec_stored.of_subject("TU", "EVINEC-02-001")
    at = next(at for at in found if evinec_stored.value("TU", at, "TULNKID") == "NT1")
    rule = "the first of each TULNKID by those where VISIT is SCREENING before others, then TUDTC"
    said = f"kept as {rule} [mappings/sdtm/tu.yaml:3:1]; not kept: raw/non_target_lesions.csv:3"
    assert Tracer(evinec_stored).value("TU", at, "TULNKID").notes == [said]
    assert Tracer(evinec_stored).value("TU", at, "TUDTC").notes == [said]
    assert Tracer(evinec_stored).value("TU", at, "TULOC").notes == []
