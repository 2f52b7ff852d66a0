"""The expressions and conditions of one dataset are parsed, each fault told at its line."""

from __future__ import annotations

import pytest

MH = """\
dataset: MH
one_record_per: entry
rows:
  - from: mh
    keep: term is filled
    look_up: {me: {table: dm, match: subj, expect: exactly one, keep: site is '01'}}
  - {from: mh, keep: no > 1, set: {x: term}}
variables:
  MHSEQ: {sequence: [MHTERM]}
  MHTERM: term
edit_checks:
  - {when: MHTERM is x, say: Why is it x}
"""
FORM = "mh: {file: mh.csv, key: [site, subj, no]}"


def history(build, old: str = "", new: str = ""):
    """Build medical history with one text replaced."""
    files = {"mappings/sdtm/mh.yaml": MH.replace(old, new), "raw/mh.csv": "site,subj,no,term\n"}
    return build(files, forms=FORM)


def test_blocks_are_read_in_order_with_their_places(build):
    """Each block knows its number, form, look-ups and the line of its condition."""
    one, two = history(build).linted.study.mapping.datasets["MH"].blocks
    assert (one.position, two.position, one.form) == (1, 2, "mh")
    assert dict(one.look_ups["me"].match) == {"subj": "subj"}
    assert one.look_ups["me"].exactly_one
    assert (str(one.keep_place), str(two.keep_place)) == ("mappings/sdtm/mh.yaml:5:11", "mappings/sdtm/mh.yaml:7:22")
    assert list(two.set) == ["x"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("term is filled", "term is", "MAP131 mappings/sdtm/mh.yaml:5:18"),
        ("site is '01'", "is '01'", "MAP131 mappings/sdtm/mh.yaml:6:"),
        ("MHTERM is x", "MHTERM = x", "MAP131 mappings/sdtm/mh.yaml:12:"),
        ("x: term", "x: {tke: term}", "MAP111 mappings/sdtm/mh.yaml:7:"),
        ("  MHTERM: term", "  MHTERM: {tke: term}", "MAP111 mappings/sdtm/mh.yaml:10:12"),
        ("{x: term}", "{x: term}, one_row_per_test: {}", "MAP103 mappings/sdtm/mh.yaml:7:"),
        ("{x: term}", "{x: term}, one_row_per_test: {A: {}}", "MAP103 mappings/sdtm/mh.yaml:7:"),
        ("{x: term}", "{x: term}, one_row_per_test: {A1..A3: {result: q1..q2}}", "MAP101 mappings/sdtm/mh.yaml:7:"),
        (
            "edit_checks:",
            "supplementary: {MHTERM: {take: no, label: X}}\nedit_checks:",
            "MAP172 mappings/sdtm/mh.yaml",
        ),
        ("edit_checks:", "working: {MHTERM: no}\nedit_checks:", "MAP172 mappings/sdtm/mh.yaml:11:11"),
        ("edit_checks:", "working: {USUBJID: no}\nedit_checks:", "MAP172 mappings/sdtm/mh.yaml:11:11"),
        ("edit_checks:", "working: {twice: {tke: no}}\nedit_checks:", "MAP111 mappings/sdtm/mh.yaml:11:19"),
    ],
)
def test_a_fault_is_told_at_its_line(build, old, new, said):
    """Conditions, expressions, tests and qualifiers: every fault has its place, and lint goes on."""
    assert any(problem.startswith(said) for problem in history(build, old, new).said)


def test_working_names_are_known_beside_the_variables(build):
    """Lines and edit checks name them like variables, and the mapping knows which ones are not submitted."""
    new = "working: {long: {flag: term is filled}}\nedit_checks:\n  - {when: long is Y, say: Why is it long}"
    old = "edit_checks:\n  - {when: MHTERM is x, say: Why is it x}"
    mapping = history(build, old, new).linted.study.mapping.datasets["MH"]
    assert mapping.working == {"long"}
    assert list(mapping.variables)[-1] == "long"
