"""The terms that a line can give are those of the mapping, row block by row block."""

from __future__ import annotations

import pytest

from nec_cdisc.define.possible import blocks_with, possible

LB = """\
dataset: LB
one_record_per: test
rows:
  - from: lab
    one_row_per_test: {ALT: {result: alt}, AST: {result: ast}}
    set: {category: {constant: CHEMISTRY}, kind: {constant: ""}, said: alt}
  - from: markers
    set:
      test: {code: marker, list: markers}
      result: value
      category: {constant: MARKERS}
      kind: {code: sort, list: open}
      said: value
variables:
  LBSEQ: {sequence: [LBTESTCD]}
  LBTESTCD: test
  LBTEST: {decode: LBTESTCD}
  LBCAT: category
  LBSCAT: kind
  LBORRES: result
  LBLOINC: said
  LBSTAT: {flag: result is blank, then: NOT DONE}
"""
FILES = {
    "mappings/sdtm/lb.yaml": LB,
    "mappings/code_lists.yaml": """\
sex: {unknown: query, terms: {f: F, m: M}}
markers: {unknown: query, terms: {cga: CGA, nse: NSE, none: ""}}
open: {unknown: keep, terms: {a: A}}
""",
    "raw/lab.csv": "site,subj,alt,ast\n01,001,12,13\n",
    "raw/markers.csv": "site,subj,marker,value,sort\n01,001,cga,1,a\n",
}
NAMES = {"Alanine Aminotransferase", "Aspartate Aminotransferase", "Chromogranin A", "Neuron Specific Enolase"}
FORMS = "lab: {file: lab.csv, key: [site, subj]}\nmarkers: {file: markers.csv, key: [site, subj, marker]}"


@pytest.fixture
def plan(build):
    """Return the plan of a small study with a wide and a long laboratory form."""
    return build(FILES, forms=FORMS).plan


@pytest.mark.parametrize(
    ("name", "terms"),
    [
        ("LBTESTCD", {"ALT", "AST", "CGA", "NSE"}),
        ("LBTEST", NAMES),
        ("LBCAT", {"CHEMISTRY", "MARKERS"}), ("LBSTAT", {"NOT DONE"}), ("LBORRES", None), ("LBLOINC", None),
        ("LBSCAT", None), ("LBNOSUCH", None),
    ],
)  # fmt: skip
def test_terms_of_a_variable(plan, name, terms):
    """Tests, constants, code lists and their names are told; raw texts, and lists that keep any text, are not."""
    found = possible(plan, "LB", name)
    assert (None if found is None else set(found)) == terms


def test_a_value_comes_from_the_blocks_that_can_give_it(plan):
    """A test, or a category, leads to its row blocks; where nothing tells, any block can."""
    assert blocks_with(plan, "LB", "LBTESTCD", "ALT") == (0,)
    assert blocks_with(plan, "LB", "LBTESTCD", "NSE") == (1,)
    assert blocks_with(plan, "LB", "LBCAT", "MARKERS") == (1,)
    assert blocks_with(plan, "LB", "LBORRES", "12") == (0, 1)


def test_one_block_tells_its_own_terms(plan):
    """Asked of one row block, a variable has the terms of that block alone."""
    assert possible(plan, "LB", "LBTESTCD", [0]) == {"ALT", "AST"}
    assert possible(plan, "LB", "LBSCAT", [0]) == set()
