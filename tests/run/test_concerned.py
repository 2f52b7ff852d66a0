"""A problem of analysis names the records that it concerns."""

from __future__ import annotations

import pytest
from tests.adam.analysed import analysed
from tests.adam.small import ADSL, endpoints, response, small

from nec_cdisc.problem import Cells, Place, Problem
from nec_cdisc.run.concerned import Concerned, Record
from nec_cdisc.run.cut import IN_ONE_PIECE, Cut

OS = """
OS:
  label: Overall Survival (days)
  start: TRTSDT
  event:
    - {from: ADSL, keep: DTHDT is filled, date: DTHDT, describe: DEATH}
  censor:
    - {from: STEP, date: WHEN, code: 1, describe: ALIVE, describe_date: LAST SEEN}
"""
STEP = """\
dataset: STEP
one_record_per: assessment
intermediate: true
rows: {from: RS}
variables:
  WHEN: RSDTC
"""
ADRS = """\
dataset: ADRS
one_record_per: parameter per assessment
rows:
  - {from: STEP, set: {what: {constant: OVR}}}
  - {from: STEP, set: {what: {constant: AGAIN}}}
variables:
  PARAMCD: what
  PARAM: {constant: Overall Response}
  ADT: {take: WHEN}
  ASEQ: {sequence: [PARAMCD, WHENC]}
working:
  WHENC: WHEN
"""
SEEN = [response("TEST-1", 1, "SD", "2021-03-01"), response("TEST-1", 2, "SD", "2021-04")]


@pytest.fixture
def run(tmp_path):
    """Give a function that runs a study with an incomplete date and a subject who was never seen again."""

    def ran(cut=IN_ONE_PIECE):
        texts = {"adtte": endpoints(OS), "step": STEP, "adrs": ADRS, "adsl": ADSL}
        files = {f"adam/{name}.yaml": text for name, text in texts.items()}
        folder = small(tmp_path, files, responses=SEEN)
        return analysed(folder, folder / "sdtm", cut)

    return ran


def records(analysis, code):
    """Return the records that the queries of a code concern."""
    concerned = Concerned(analysis.outcome.recorded, analysis.outcome.datasets)
    return [record for query in analysis.queries if query.code == code for record in concerned.of(query)]


def test_a_parameter_names_its_subject(run):
    """A time to an event that has no record names parameter and subject, and the record of SDTM behind the start."""
    assert records(run(), "ANL108") == [Record("ADTTE", None, "TEST-2", "OS", source="DM record 2")]


def test_a_value_names_record_sequence_and_source(run):
    """A date at fault names its subject, and of records made of one step all parameters and the record of SDTM."""
    assert records(run(), "ANL103") == [Record("ADRS", "ADT", "TEST-1", "AGAIN, OVR", source="RS RSSEQ 2")]


def test_a_single_record_is_numbered_from_1(run):
    """Where one record stands for the row it is named by its place and its number among those of the subject."""
    analysis = run()
    concerned = Concerned(analysis.outcome.recorded, analysis.outcome.datasets)
    problem = Problem("ANL103", "a date", Place("x.yaml"), Cells("ADRS", (4,)), "ADRS.ADT")
    assert [*concerned.of(problem)] == [Record("ADRS", "ADT", "TEST-1", "OVR", 4, "ASEQ 4", "RS RSSEQ 2")]


def test_partitions_name_the_same_records(run):
    """However the subjects are divided, problems name the same records of what the run made."""
    whole, cut = run(), run(Cut(3))
    assert [(item.code, item.cells) for item in cut.queries] == [(item.code, item.cells) for item in whole.queries]
    assert records(cut, "ANL108") == records(whole, "ANL108")


def test_a_problem_of_a_mapping_concerns_no_record(run):
    """Its dataset and variable are all that there is to tell."""
    analysis = run()
    concerned = Concerned(analysis.outcome.recorded, analysis.outcome.datasets)
    problem = Problem("ANL101", "no label", Place("x.yaml"), target="ADSL.X")
    assert [*concerned.of(problem)] == [Record("ADSL", "X", None)]
