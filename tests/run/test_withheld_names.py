"""By what withheld records are known."""

from __future__ import annotations

from nec_cdisc.lineage.model import LeftOut
from nec_cdisc.plan.step import ReadForm
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.run.reading import read_form
from nec_cdisc.run.withheld_names import withheld_names
from nec_cdisc.run.world import World

AE = """\
dataset: AE
one_record_per: event
rows: {from: ae}
variables:
  AESEQ: {sequence: [AETERM]}
  AESPID: no
  AELNKID: {constant: A}
  AETERM: term
  AEDECOD: term
"""
EVENTS = "site,subj,no,term\n01,001,1,Nausea\n01,001,2,Fatigue\n01,002,7,Rash\n"


def names(build, variable: str, *withheld: LeftOut) -> set[tuple[str | None, str | None]]:
    """Return by what the records are known that were withheld from AE."""
    built = build(
        {"mappings/sdtm/ae.yaml": AE, "raw/ae.csv": EVENTS}, forms="ae: {file: ae.csv, key: [site, subj, no]}\n"
    )
    world = World(built.plan)
    for step in built.plan.steps:
        if isinstance(step, ReadForm):
            read_form(world, step, Inputs(built.folder))
    return set(withheld_names(world, ("AE", variable), withheld))


def left_out(rule: str, *rows: int) -> LeftOut:
    """Return raw records of the form that a rule left out."""
    return LeftOut("raw/ae.csv", rows, rule, None, None)


def test_records_are_known_by_subject_and_raw_identifier(build):
    """Only what was withheld from that dataset counts, and none that a rule of another kind left out."""
    several = (left_out("withheld from AE: no AEDECOD", 3, 4), left_out("withheld from CM: no CMTRT", 2))
    assert names(build, "AESPID", *several) == {("01-001", "2"), ("01-002", "7")}
    assert names(build, "AESPID", left_out("keep", 3)) == set()


def test_of_an_identifier_that_is_no_raw_column_nothing_is_known(build):
    """A constant tells no records apart."""
    assert names(build, "AELNKID", left_out("withheld from AE: no AEDECOD", 3)) == set()
