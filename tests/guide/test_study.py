"""What a guide says of the study."""

from dataclasses import replace

from tests.guide.made import PROTOCOL, STUDY, converted, rows, said, unconverted

from nec_cdisc.guide.study import protocol_names, study_names
from nec_cdisc.mapping.cdisc_model import ADAM


def test_the_title_page_names_study_and_day(build):
    """The day is that of the export, and what nobody said is not made up."""
    names = study_names(unconverted(build))
    page = {name: said_of[0].text for name, said_of in names["title_page"].pairs}
    assert page["Study"] == "T-1"
    assert page["Data as of"] == "2026-01-31"
    assert page["Sponsor"] == "not said in mappings/study.yaml"
    assert names["study"]["name"] == "T-1"


def test_statements_stand_in_the_guide_that_they_concern(build):
    """A statement about analysis is not told to who reviews tabulation, nor the other way round."""
    sources = unconverted(build)
    names = study_names(sources)
    assert rows(names["assumptions"]["table"]) == [("Doses", "As collected", "")]
    assert [item["topic"] for item in names["differences"]["list"]] == ["OS"]
    plan = replace(sources.plan, study=replace(sources.plan.study, model=ADAM))
    names = study_names(replace(sources, plan=plan))
    assert [item["topic"] for item in names["assumptions"]["list"]] == ["Visits", "Doses"]
    assert said(names["differences"]["table"]) == "The authors of the mappings stated no difference."
    assert "ADaM Implementation Guide" in said(names["standards"]["table"])


def test_dictionaries_are_those_of_the_run(build):
    """Without a run it is not known which version the export names."""
    assert "Not run" in said(study_names(unconverted(build))["dictionaries"]["table"])
    assert said(study_names(converted(build))["dictionaries"]["table"]) == "No dictionary is recorded."


def test_the_protocol_is_told_as_it_is_written(build):
    """Summary, arms, elements, epochs, visits and criteria come from the protocol block."""
    names = protocol_names(unconverted(build, study=STUDY + PROTOCOL))
    assert names["summary"]["TTYPE"] == "SAFETY; EFFICACY"
    assert ("SSTDTC", "Study Start Date", "from the data") in rows(names["summary_table"])
    assert ("AGEMAX", "Planned Maximum Age of Subjects", "(PINF)") in rows(names["summary_table"])
    assert rows(names["arms"]) == [("A", "Drug A", "Screening (SCREENING) > Drug A (TREATMENT)")]
    assert rows(names["epochs"]) == [("SCREENING", "at the beginning"), ("TREATMENT", "DM.RFSTDTC")]
    assert rows(names["visits"]) == [("BASELINE", "1", "1", "", "2 days before to 3 days after")]
    assert ("EXCL01", "Exclusion", "Pregnancy") in rows(names["criteria"])
    assert ("SCRN", "Screening", "Consent", "First dose") in rows(names["elements"])
