"""What nothing looked up in a table is counted, so that stale or misspelt entries are noticed."""

from __future__ import annotations

from nec_cdisc.run.unmatched import UNMATCHED

MH = """\
dataset: MH
one_record_per: entry
rows:
  from: mh
  look_up: {coding: {table: coding, match: {code: no}, keep: pt is not old}}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: {coalesce: [coding.pt, no]}
"""
DM = """\
dataset: DM
one_record_per: subject
rows: {from: dm}
variables:
  SITEID: site
  DTHDTC: {earliest: death.day, keep: sure is ticked}
"""
FORMS = """\
mh: {file: mh.csv, key: [site, subj, no]}
coding: {file: coding.csv, key: code}
death: {file: death.csv, key: [site, subj]}
"""


def counts(build, entries: str):
    """Return what is counted under the rule after a run."""
    files = {
        "mappings/sdtm/mh.yaml": MH,
        "mappings/sdtm/dm.yaml": DM,
        "raw/mh.csv": "site,subj,no\n" + entries,
        "raw/coding.csv": "code,pt\n1,Asthma\n2,Gout\n2,Gout again\n3,Rash\n4,old\n,Blank\n",
        "raw/death.csv": "site,subj,day,sure\n01,001,01.08.2019,1\n01,002,01.08.2019,0\n09,009,01.08.2019,1\n",
    }
    ran = build(files, forms=FORMS).run_all_the_same()
    return {name: count for (name, rule), count in ran.outcome.counts.items() if rule == UNMATCHED}


def test_records_that_nothing_looked_up_are_counted(build):
    """An ambiguous entry was found; one bounded out, blank or of another subject was not."""
    assert counts(build, "01,001,1\n01,001,2\n01,002,2\n01,002,4\n") == {"coding": 3, "death": 2}


def test_a_table_that_nobody_asked_is_counted_whole(build):
    """Where there are no records that could ask, all entries are left."""
    assert counts(build, "") == {"coding": 6, "death": 2}
