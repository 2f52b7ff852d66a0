"""A value of analysis is traced through analysis and SDTM to the raw cells."""

from __future__ import annotations

import shutil

from nec_cdisc.lineage.analysis_trace import AnalysisTracer
from nec_cdisc.lineage.question import understood
from nec_cdisc.lineage.stored import Stored
from nec_cdisc.lineage.tabulation import Tabulation


def traced(tracer, *words):
    """Trace a value; return its step."""
    asked = understood(tracer.stored, words)
    return tracer.value(asked.dataset, asked.record, asked.name)


def told(step, role=None):
    """Return what a step and all below it say, of one role or of all."""
    own = [(step.what, step.value)] if role in {None, step.role} else []
    return [*own, *(said for below in step.reads for said in told(below, role))]


def raw(step):
    """Return the raw cells that a step goes back to."""
    return [said for said in told(step) if said[0].startswith("raw/")]


def test_a_time_to_an_event_goes_back_to_the_raw_rows(tracer):
    """The source that won stands with its date, its words and its line, and below it the way to raw cells and start."""
    step = traced(tracer, "ADTTE", "01-001", "TTAE", "AVAL")
    assert (step.what, step.value) == ("ADTTE.AVAL of PARAMCD TTAE, ASEQ 1", "4")
    assert step.where == "adam/adtte.xpt record 1"
    assert told(step, "won")[0] == ("event 1", "2019-07-06")
    (won,) = [below for below in step.reads[0].reads if below.role == "won"]
    assert won.rule == "NAUSEA: EVENTS.ADT where TERM is Nausea"
    assert won.line.startswith("mappings/adam/adtte.yaml:")
    assert raw(step) == [
        ("raw/ae.csv:2 start", "05.07.2019"),
        ("raw/coding.csv:2 pt", "Nausea"),
        ("raw/ex.csv:3 start", "03.07.2019"),
    ]
    assert tracer.ends == {}


def test_a_censored_time_goes_back_to_the_censoring(tracer):
    """Without an event the censoring that won stands there, and each role of the record tells of it."""
    step = traced(tracer, "ADTTE", "01-002", "TTAE", "CNSR")
    assert told(step)[:2] == [("ADTTE.CNSR of PARAMCD TTAE, ASEQ 1", "1"), ("censor 1", "2019-07-05")]
    assert step.reads[0].rule.startswith("NO EVENT: ADSL.TRTEDT (CNSR 1")
    assert traced(tracer, "ADTTE", "01-002", "TTAE", "EVNTDESC").reads[0].told


def test_the_label_of_a_parameter_comes_from_the_mapping(tracer):
    """A role that no record of another dataset gives says so with the line of the parameter."""
    step = traced(tracer, "ADTTE", "01-001", "TTAE", "PARAM")
    assert [(below.what, below.value, below.rule) for below in step.reads] == [
        ("parameter_label of TTAE", "Time to First Event (days)", "time_to_event")
    ]


def test_a_value_of_several_sources_names_all_of_them(tracer):
    """A count rests on every record that it counted, and the way goes on behind each of them."""
    step = traced(tracer, "ADSL", "01-001", "DOSES")
    assert told(step, "used") == [("EX.EXDOSE of EXSEQ 1", "10"), ("EX.EXDOSE of EXSEQ 2", "10")]
    assert raw(step) == [("raw/ex.csv:3 dose", "10"), ("raw/ex.csv:2 dose", "10")]


def test_a_chosen_row_says_by_what_it_was_chosen(tracer):
    """A column of it and what the verb says of it lead to the same row; rows that lost stand beside."""
    column, answer = traced(tracer, "ADSL", "01-001", "LASTDOSE"), traced(tracer, "ADSL", "01-001", "LASTDT")
    assert column.reads[0].notes == ["chosen as last by latest EX.EXSTDTC [mappings/adam/adsl.yaml:6:5]"]
    assert raw(column) == [("raw/ex.csv:2 dose", "10")]
    assert told(answer)[:2] == [("ADSL.LASTDT", "2019-07-08"), ("last.answer", "2019-07-08")]
    assert told(answer, "won") == [("EX.EXSTDTC of EXSEQ 2", "2019-07-08")]
    assert told(answer, "lost") == [("EX.EXSTDTC of EXSEQ 1", "2019-07-03")]


def test_a_supplemental_qualifier_is_traced_through(tracer):
    """What analysis read of SUPPAE leads to the raw cell that the qualifier was made of."""
    assert raw(traced(tracer, "ADAE", "01-001", "1", "MORE")) == [("raw/ae.csv:2 more", "at night")]


def test_a_step_on_the_way_is_traced_like_a_dataset(tracer):
    """A dataset that is not submitted has its values, which stand in no file."""
    step = traced(tracer, "EVENTS", "01-001", "Nausea", "ADT")
    assert (step.what, step.value, step.where) == ("EVENTS.ADT of record 1", "2019-07-06", None)


def test_without_lineage_of_sdtm_the_way_ends_at_the_record(analysed_folder):
    """The record of SDTM is named with its file, number and value, and the reason is kept."""
    shutil.rmtree(analysed_folder / "outputs" / "lineage")
    outputs = analysed_folder / "outputs"
    stored = Stored(outputs / "adam_lineage", outputs / "adam")
    tracer = AnalysisTracer(stored, Tabulation(outputs / "lineage", outputs / "sdtm"))
    step = traced(tracer, "ADAE", "01-001", "1", "ASTDT").reads[0]
    assert (step.what, step.value, step.where) == ("AE.AESTDTC of AESEQ 1", "2019-07-06", "sdtm/ae.xpt record 1")
    assert list(tracer.ends) == ["there is no lineage of a run, as far as SDTM is concerned"]


def test_another_row_rule_names_the_columns_that_it_read(tracer):
    """Of a role that no column gives alone, the columns of its rule stand there for each row that made the record."""
    (block,) = tracer.stored.rules["ADTTE"]["blocks"]
    block |= {"endpoints": {}, "row_columns": ["TRTSDT", "AGEU"]}
    for item in tracer.stored._datasets["ADTTE"]["births"]:
        item["role"] = "none" if item["table"] == "EVENTS" else item["role"]
    step = traced(tracer, "ADTTE", "01-001", "TTAE", "CNSR")
    assert [said for said in told(step, "used") if said[0].startswith("ADSL.")] == [
        ("ADSL.TRTSDT", "2019-07-03"),
        ("ADSL.AGEU", "YEARS"),
    ]
