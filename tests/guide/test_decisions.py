"""What a guide says of how data were mapped."""

from tests.guide.made import converted, rows, said, unconverted

from nec_cdisc.guide.decisions import decision_names, submitted_rules


def test_decisions_are_those_of_the_mappings(build):
    """Comments, fields that are not submitted with the reason, and records kept."""
    names = decision_names(unconverted(build))["decisions"]
    assert rows(names["comments"]) == [("AE.AETERM", "take term", "Verbatim <b>as typed</b> {{ study.name }}")]
    assert rows(names["not_submitted"]) == [("note", "ae", "free text that may name the patient")]
    assert rows(names["kept"]) == [("AE", "ae", "where term is filled")]
    assert said(names["forms_not_used"]) == "None."


def test_records_left_out_are_counted_as_the_run_counted_them(build):
    """The numbers are those of the ledger."""
    assert said(decision_names(unconverted(build))["decisions"]["left_out"]).startswith("Not run")
    left = rows(decision_names(converted(build))["decisions"]["left_out"])
    assert left == [("ae", "not kept for AE, where only: term is filled", "1")]


def test_rules_say_once_what_a_verb_does(build):
    """The sentence of the verb stands above the variables with their lines."""
    rules = decision_names(unconverted(build))["rules"]
    sentence, table = rules["study_days"]
    assert said(sentence) == "Count the days from the reference date; there is no day zero."
    assert rows(table) == [("AE.AESTDY", "study_day AESTDTC; reference DM.RFSTDTC")]
    assert said(rules["imputation"]) == "No date is imputed."
    assert rows(rules["dates"]) == [("edc", "day, month, year; two-digit years are refused", "UN")]
    assert rows(rules["missing"]) == [("edc", "NK")]


def test_code_lists_say_what_happens_to_an_unknown_value(build):
    """The policy is told in words."""
    terms = decision_names(converted(build))["terms"]
    assert rows(terms["code_lists"]) == [
        ("sex", "2", "blank, and the site is asked"),
        ("yes_no", "2", "blank, and the site is asked"),
    ]
    assert said(terms["uncoded"]) == "Every term is coded."


def test_a_term_of_the_sponsors_own_is_told(build):
    """With its codelist and where it is used."""
    sources = converted(build)
    line = "sponsor's term,,,,,NY,No,Yes,AE,AESER,<b>'=1</b>,3\n"
    path = sources.outputs / "reports" / "terminology.csv"
    path.write_text(path.read_text("utf-8") + line, "utf-8")
    assert ("NY", "<b>'=1</b>", "AE.AESER", "No") in rows(decision_names(sources)["terms"]["sponsor"])


def test_working_names_are_no_rules_of_a_guide(build):
    """What is not submitted is not explained."""
    mapping = "dataset: DM\none_record_per: subject\nrows: {from: dm}\nvariables: {SUBJID: subj, SITEID: helper}\n"
    files = {
        "mappings/sdtm/dm.yaml": mapping + "working: {helper: site}\nnot_submitted: {sex: not here, first: not here}\n"
    }
    names = [name for name, _ in submitted_rules(unconverted(build, files))]
    assert "DM.SITEID" in names
    assert "DM.helper" not in names
