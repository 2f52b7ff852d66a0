"""Time-to-event parameters as they are planned: names that nobody has, and values that are no dates."""

from __future__ import annotations

import pytest
from tests.adam.analysed import checked
from tests.adam.small import endpoints, small

from nec_cdisc.plan.endpoints import numbering
from nec_cdisc.plan.step import Derive

OS = """\
OS:
  label: Overall Survival (days)
  start: {start}
  event:
    - {{from: {table}, keep: {keep}, date: {date}, describe: DEATH}}
  censor:
    - {{from: ADSL, date: TRTSDT, code: 2, describe: NOBODY}}
"""
RIGHT = {"start": "TRTSDT", "table": "ADSL", "keep": "DTHDT is filled", "date": "DTHDT"}


def linted(tmp_path, **other):
    """Check a study whose parameter has these words in place of the right ones."""
    folder = small(tmp_path, {"adam/adtte.yaml": endpoints(OS.format_map(RIGHT | other))})
    return checked(folder, folder / "sdtm")


def problems(found):
    """Return code and message of each problem that is no note."""
    return [(item.code, item.message) for item in found.problems if item.severity != "note"]


@pytest.mark.parametrize(
    ("other", "code", "words"),
    [
        ({"start": "SITEID"}, "MAP126", "the time of OS starts on a date, and 'SITEID' is none"),
        ({"date": "SITEID"}, "MAP126", "time to an event wants a date, and ADSL.SITEID is none"),
        ({"date": "DTHDAT"}, "MAP125", "the mapping of ADSL gives no variable 'DTHDAT'"),
        ({"keep": "DTHFL is filled"}, "MAP125", "the mapping of ADSL gives no variable 'DTHFL'"),
        ({"table": "ADXX"}, "MAP125", "maps a dataset ADXX"),
        ({"start": "TRTSTD"}, "MAP121", "'TRTSTD' is neither"),
    ],
)
def test_a_name_that_cannot_be_read_is_told_where_it_stands(tmp_path, other, code, words):
    """Start, date, condition and table of a source: each has its problem, before any data are read."""
    found = problems(linted(tmp_path, **other))
    assert [(item, words in message) for item, message in found] == [(code, True)]


def test_sources_are_made_before_the_times(tmp_path):
    """What a parameter reads of another dataset is derived before the records of times are."""
    found = linted(tmp_path)
    assert problems(found) == []
    steps = [f"{step.dataset}.{step.name}" for step in found.plan.steps if isinstance(step, Derive)]
    assert max(steps.index(f"ADSL.{name}") for name in ("DTHDT", "TRTSDT")) < steps.index("ADTTE.ADT")


@pytest.mark.parametrize(
    ("table", "variables", "number"),
    [
        ("ADRS", ("USUBJID", "ASEQ", "RSSEQ"), "ASEQ"),
        ("ADAE", ("USUBJID", "AESEQ"), "AESEQ"),
        ("AE", ("USUBJID", "AESEQ"), "AESEQ"),
        ("ADSL", ("USUBJID", "SRCSEQ"), None),
        ("ADAE", ("USUBJID", "CMSEQ"), None),
    ],
)
def test_records_are_numbered_by_one_variable(table, variables, number):
    """A record is named by ASEQ, else by the sequence of SDTM that its dataset has; that of others is no name."""
    assert numbering(table, variables) == number
