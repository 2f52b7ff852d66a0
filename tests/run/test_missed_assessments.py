"""Progression-free survival that is censored where two assessments were missed: cases worked out by hand.

Assessments are due every 56 days and may be a week late, so 119 days may pass. Time starts on 1 January 2021 (TEST-1)
and on 1 February 2021 (TEST-2).
"""

from __future__ import annotations

import numpy as np
import pytest
from tests.adam.analysed import analysed
from tests.adam.small import endpoints, response, small

from nec_cdisc.mapping.endpoint import EndpointSource, Missed
from nec_cdisc.problem import Place
from nec_cdisc.rules.dated_record import DatedRecords
from nec_cdisc.rules.time_to_event import Censoring, time_to_event
from nec_cdisc.run.cut import IN_ONE_PIECE, Cut
from nec_cdisc.run.missed_assessments import follow_up_end, placed_in_tables

PFS = """\
PFS:
  label: Progression-Free Survival (days)
  start: TRTSDT
  event:
    - {from: RS, keep: RSSTRESC is PD, date: RSDTC, describe: PROGRESSION}
    - {from: ADSL, keep: DTHDT is filled, date: DTHDT, describe: DEATH}
  censor:
    - {from: RS, keep: RSSTRESC is not NE, date: RSDTC, code: 1, describe: NO EVENT}
    - {from: ADSL, date: TRTSDT, code: 2, own_code: true, describe: NO ASSESSMENT}
  end:
    - from: RS
      keep: RSSTRESC is not NE
      date: RSDTC
      missed: {assessments: 2, interval: 56, tolerance: 7}
      code: 4
      describe: MISSED ASSESSMENTS
"""


def pfs(folder, course, died="", cut=IN_ONE_PIECE):
    """Return end, censoring, description and source of TEST-1, who has these responses."""
    records = [response("TEST-1", at, *item.split()) for at, item in enumerate(course, 1)]
    other = response("TEST-2", 1, "SD", "2021-03-29")
    files = {"adam/adtte.yaml": endpoints(PFS)}
    ran = analysed(small(folder, files, died=(died, "", ""), responses=[*records, other]), folder / "sdtm", cut)
    assert ran.queries == []
    first, second = ran.records("ADTTE")
    assert (second["ADT"], second["CNSR"], second["EVNTDESC"]) == ("2021-03-29", "1", "NO EVENT")
    return first["ADT"], first["CNSR"], first["EVNTDESC"], first["SRCDOM"], first["SRCSEQ"]


@pytest.mark.parametrize(
    ("course", "died", "expected"),
    [
        # nothing is missed: 54 and 56 days
        (["SD 2021-02-24", "PD 2021-04-21"], "", ("2021-04-21", "0", "PROGRESSION", "RS", "2")),
        # one is missed: 112 days, and 119 days are in time as well
        (["SD 2021-02-24", "PD 2021-06-16"], "", ("2021-06-16", "0", "PROGRESSION", "RS", "2")),
        (["SD 2021-02-24", "PD 2021-06-23"], "", ("2021-06-23", "0", "PROGRESSION", "RS", "2")),
        # on day 120 two were missed: censored at the one before
        (["SD 2021-02-24", "PD 2021-06-24"], "", ("2021-02-24", "4", "MISSED ASSESSMENTS", "RS", "1")),
        # so is a death, and a response after the gap does not help
        (["SD 2021-02-24"], "2021-08-01", ("2021-02-24", "4", "MISSED ASSESSMENTS", "RS", "1")),
        (["SD 2021-02-24", "SD 2021-07-01"], "2021-08-01", ("2021-02-24", "4", "MISSED ASSESSMENTS", "RS", "1")),
        # an assessment that was not evaluable is a missed one
        (["SD 2021-02-24", "NE 2021-04-21", "PD 2021-07-01"], "", ("2021-02-24", "4", "MISSED ASSESSMENTS", "RS", "1")),
        # missed from the first dose on: 119 days after it is 30 April
        (["PD 2021-04-30"], "", ("2021-04-30", "0", "PROGRESSION", "RS", "1")),
        (["PD 2021-05-01"], "", ("2021-01-01", "2", "NO ASSESSMENT", "ADSL", "")),
        # after the progression nobody needs to be assessed
        (["SD 2021-02-24", "PD 2021-04-21"], "2021-11-30", ("2021-04-21", "0", "PROGRESSION", "RS", "2")),
        # without an event a gap changes the reason: what comes after it is not looked at
        (["SD 2021-02-24", "SD 2021-09-01"], "", ("2021-02-24", "4", "MISSED ASSESSMENTS", "RS", "1")),
        (["SD 2021-02-24", "SD 2021-04-21"], "", ("2021-04-21", "1", "NO EVENT", "RS", "2")),
    ],
)
def test_an_event_after_missed_assessments_is_censored_before_them(tmp_path, course, died, expected):
    """What comes more than 119 days after the last adequate assessment does not count."""
    assert pfs(tmp_path, course, died) == expected


def test_partitions_give_the_same_end(tmp_path):
    """Worked out subject by subject or all at once, follow-up ends on one day."""
    course = ["SD 2021-02-24", "PD 2021-06-24"]
    assert pfs(tmp_path / "a", course, cut=Cut(3)) == pfs(tmp_path / "b", course)


def test_the_end_is_the_day_on_which_the_next_assessment_was_due_at_the_latest():
    """Two times 56 days and a week after the last one, of each subject who missed them; no end for anybody else."""
    start = np.array(["2021-01-01", "2021-01-01"], "datetime64[D]")
    days = np.array(["2021-02-24", "2021-02-24"], "datetime64[D]")
    late = DatedRecords(np.array([0]), np.array(["2021-09-01"], "datetime64[D]"))
    source = EndpointSource("RS", "RSDTC", "MISSED", Place("adtte.yaml"), code=4, missed=Missed(2, 56, 7))
    end = follow_up_end(source, DatedRecords(np.array([0, 1]), days), [late], start)
    assert (end.code, end.censors) == (4, False)
    assert end.records.date.astype(str).tolist() == ["2021-06-23", "NaT"]


def test_no_row_of_a_table_stands_behind_an_end_that_nobody_recorded():
    """The end of missed assessments names no record, one of a new therapy names its own."""
    start = np.array(["2021-01-01", "2021-01-01"], "datetime64[D]")
    seen = DatedRecords(np.array([0, 1]), start + 54)
    therapy = DatedRecords(np.array([0]), start[:1] + 60)
    late = DatedRecords(np.array([0, 1]), start + 300)
    sources = [
        EndpointSource("RS", "RSDTC", "MISSED", Place("adtte.yaml"), code=4, missed=Missed(2, 56, 7)),
        EndpointSource("ADSL", "NACTDT", "NEW THERAPY", Place("adtte.yaml"), code=3),
    ]
    ends = [follow_up_end(source, of, [late], start) for source, of in zip(sources, (seen, therapy), strict=True)]
    answer = placed_in_tables(time_to_event(start, [late], [Censoring(seen)], ends), sources)
    assert (answer.end.tolist(), answer.end_record.tolist()) == ([1, 0], [0, -1])
