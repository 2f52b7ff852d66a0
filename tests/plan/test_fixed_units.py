"""A unit that the mapping itself gives must be one that the test is converted from."""

from __future__ import annotations

import pytest

VS = """\
dataset: VS
one_record_per: measurement
rows:
  from: vs
  one_row_per_test:
    TEMP: {{result: temp, unit: {unit}}}
    PULSE: {{result: pulse, unit: {{constant: beats/min}}}}
variables:
  VSSEQ: {{sequence: [VSDTC, VSTESTCD]}}
  VSTESTCD: test
  VSTEST: {{decode: VSTESTCD}}
  VSORRES: result
  VSORRESU: {ours}
  VSSTRESN: {{convert: result}}
  VSDTC: {{date: day}}
{rest}
"""
LISTS = "sex: {unknown: query, terms: {f: F, m: M}}\nunits: {unknown: query, terms: {Grad: C, beats/min: beats/min}}\n"


def said(build, unit, ours="unit", rest=""):
    """Return what is said of the units of a form of vital signs."""
    files = {"mappings/sdtm/vs.yaml": VS.format(unit=unit, ours=ours, rest=rest), "mappings/code_lists.yaml": LISTS}
    built = build(
        {**files, "raw/vs.csv": "site,subj,day,temp,pulse,u\n"}, forms="vs: {file: vs.csv, key: [site, subj, day]}"
    )
    return [item for item in built.problems if item.code == "MAP149"]


@pytest.mark.parametrize(("unit", "nearest"), [("°C", "C"), ("c", "C"), ("mmHg", None)])
def test_a_fixed_unit_that_the_test_does_not_have_is_refused(build, unit, nearest):
    """It is the mapping's own word, so no site is asked; what laboratories print leads to the unit that is meant."""
    (problem,) = said(build, f"{{constant: {unit}}}")
    assert problem.message == f"unit '{unit}' is unknown for test TEMP: known are C, F, K"
    assert problem.nearest == nearest
    assert (problem.place.file, problem.place.line) == ("mappings/sdtm/vs.yaml", 6)


@pytest.mark.parametrize(
    ("unit", "ours"),
    [("{constant: C}", "unit"), ("{constant: Grad}", "{code: unit, list: units}"), ("u", "unit")],
)
def test_a_unit_that_is_known_translated_or_typed_may_stand(build, unit, ours):
    """A code list may say what the word stands for, and what sites type is asked of them."""
    assert said(build, unit, ours) == []


def test_a_unit_that_is_handed_over_by_name_is_looked_at(build):
    """Not only by way of the variable of the original unit."""
    assert len(said(build, "{constant: Grad}", "{code: unit, list: units}", "  VSSTRESU: {standard_unit: unit}")) == 1


def test_where_the_unit_table_gets_another_test_the_unit_is_not_looked_at(build):
    """A block may call its columns as it likes; which test a record has is then a matter of the record."""
    assert len(said(build, "{constant: mmHg}")) == 1
    told = VS.replace("VSTESTCD: test", "VSTESTCD: {{constant: TEMP}}")
    files = {"mappings/sdtm/vs.yaml": told.format(unit="{constant: mmHg}", ours="unit", rest="")}
    raw = {"raw/vs.csv": "site,subj,day,temp,pulse,u\n"}
    built = build({**files, **raw}, forms="vs: {file: vs.csv, key: [site, subj, day]}")
    assert [item for item in built.problems if item.code == "MAP149"] == []
