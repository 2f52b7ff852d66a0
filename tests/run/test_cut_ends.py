"""An end that lies after the data cut-off is blank as of that day, and the record goes on."""

from __future__ import annotations

import pytest

MH = """\
dataset: MH
one_record_per: entry
rows: {from: mh}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: term
  MHSTDTC: {date: start}
  MHENDTC: {date: stop}
  MHENRTPT: {flag: more is ticked, then: ONGOING}
  MHENTPT: {constant: "2019-08-15", only_when: more is ticked}
"""
HEADER = "site,subj,no,term,start,stop,more,outcome\n"
ENDS = ', cut_off: start, cut_off_ends: {stop: {more: "1", outcome: ""}}'
APART = "not_submitted: {outcome: not of interest}\n"


def history(build, *lines: str, ends: str = ENDS, mapping: str = MH + APART):
    """Build the base study with entries of medical history that begin and end."""
    rows = "".join(f"01,001,{number},Entry {number},{line}\n" for number, line in enumerate(lines, 1))
    files = {"mappings/sdtm/mh.yaml": mapping, "raw/mh.csv": HEADER + rows}
    return build(files, forms=f"mh: {{file: mh.csv, key: [site, subj, no]{ends}}}")


def test_a_later_end_is_blank_and_the_record_goes_on(build):
    """On the day, after it, partly known on either side, and not at all."""
    days = ("15.08.2019", "16.08.2019", "UN.09.2019", "UN.08.2019", "")
    ran = history(build, *(f"01.07.2019,{day},0,1" for day in days)).run("2019-08-15")
    assert ran.rows("MH", "MHENDTC", "MHENRTPT") == [
        ("2019-08-15", None),
        (None, "ONGOING"),
        (None, "ONGOING"),
        ("2019-08", None),
        (None, None),
    ]
    assert ran.cells("ROW122") == [("raw/mh.csv", [3, 4], "stop", None)]


def test_a_record_that_begins_later_is_left_out_with_its_end(build):
    """Nothing is told of the end of what is not there."""
    ran = history(build, "16.08.2019,17.08.2019,0,1").run("2019-08-15")
    assert (ran.rows("MH", "MHTERM"), ran.of("ROW122")) == ([], [])


def test_without_a_cut_off_ends_stay(build):
    """Of a run of the whole export nothing is taken away."""
    ran = history(build, "01.07.2019,16.08.2019,0,1").run()
    assert (ran.rows("MH", "MHENDTC"), ran.codes) == (["2019-08-16"], [])


def test_the_ledger_says_what_the_cut_off_took_away(build):
    """The end is left out after the cut-off; what another cell holds as of that day is told beside its fate."""
    ran = history(build, "01.07.2019,16.08.2019,0,1").run("2019-08-15")
    (counts,) = (item for item in ran.outcome.ledger.forms if item.name == "mh")
    told = {column: f"{reason.fate.value}: {reason.detail}" for column, reason, _, _ in counts.lines()}
    assert told["stop"] == "left out: after the data cut-off"
    assert told["more"].endswith("(value as of the data cut-off)")
    assert told["outcome"] == "not submitted: not of interest"


@pytest.mark.parametrize("ends", [", cut_off_ends: {halt: {}}", ", cut_off_ends: {stop: {halt: '1'}}"])
def test_a_column_that_the_form_does_not_have_is_refused(build, ends):
    """A cut that would do nothing is told before any data are read, with the line that names the column."""
    built = history(build, "01.07.2019,16.08.2019,0,1", ends=ends)
    (found,) = (item for item in built.problems if item.code == "MAP153" and "halt" in item.message)
    assert found.place is not None
    assert "data cut-off" in found.message
