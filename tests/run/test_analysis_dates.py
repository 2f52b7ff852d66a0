"""Dates of analysis are numbers, and a partial date is none."""

from __future__ import annotations

import pandas as pd
import pytest

ADSL = """\
dataset: ADSL
one_record_per: subject
rows: {{from: DM}}
variables:
  AGE: AGE
  TRTSDT: {line}
"""


def ran(analyse, first, line="{take: RFXSTDTC}"):
    """Return the run of three subjects with these first doses."""
    dm = {
        "STUDYID": ["T-1"] * 3, "USUBJID": ["T-1-001", "T-1-002", "T-1-003"], "RFXSTDTC": first, "AGE": [61, 47, 70],
    }  # fmt: skip
    return analyse({"ADSL": ADSL.format(line=line)}, {"DM": dm}).run_all_the_same()


@pytest.mark.parametrize("partial", ["2019-07", "2019", "2019-07-01T10:00"])
def test_a_date_that_is_not_complete_is_a_query_and_blank(analyse, partial):
    """Nothing completes a date in silence (ANL103); the other subjects keep theirs, as days from 1960."""
    found = ran(analyse, ["1960-01-02", partial, ""])
    (problem,) = found.of("ANL103")
    assert partial in problem.message
    assert problem.target == "ADSL.TRTSDT"
    assert found.rows("ADSL", "TRTSDT") == [1.0, None, None]


@pytest.mark.parametrize("verb", ["take: RFXSTDTC", "latest_of: [RFXSTDTC]"])
def test_a_date_that_no_record_takes_is_nobodys_fault(analyse, verb):
    """What is not complete and stands in no record of the dataset raises nothing, and ends no run."""
    found = ran(analyse, ["2019-07-01", "2019-07", "2019-07-02"], f"{{{verb}, only_when: AGE > 50}}")
    assert found.of("ANL103") == []
    assert found.rows("ADSL", "TRTSDT") == [21731.0, None, 21732.0]


def test_complete_and_missing_dates_are_no_problem(analyse):
    """A subject without a dose has no date, and nobody is asked."""
    found = ran(analyse, ["2019-07-01", "2019-07-02", ""])
    assert found.of("ANL103") == []
    assert found.rows("ADSL", "TRTSDT") == [21731.0, 21732.0, None]
    assert pd.api.types.is_float_dtype(found.outcome.datasets["ADSL"].frame["TRTSDT"])


def test_a_rule_completes_what_would_be_a_query(analyse):
    """With impute_date on the line the same partial date is a number."""
    found = ran(analyse, ["2019-07", "2019-07-02", ""], "{impute_date: RFXSTDTC, up_to: D}")
    assert found.of("ANL103") == []
    assert found.rows("ADSL", "TRTSDT") == [21731.0, 21732.0, None]
