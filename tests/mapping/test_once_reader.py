"""What a mapping says once: names of a form for all its row blocks, and names that a form has nothing for."""

from __future__ import annotations

import pytest

FORMS = """\
scan: {file: scan.csv, key: [site, subj, no], set: {kind: {constant: TARGET}, lesion: {lesion: no, kind: kind}}}
new: {file: new.csv, key: [site, subj, no], set: {kind: {constant: NEW}, lesion: {lesion: no, kind: kind}}}
"""
TU = """\
dataset: TU
one_record_per: lesion
rows:
  - from: scan
    set: {organ: place}
  - from: new
    blank: [organ]
variables:
  TUSEQ: {sequence: [TULNKID]}
  TULNKID: lesion
  TUTESTCD: {lesion_test: TULNKID}
  TUTEST: {decode: TUTESTCD}
  TUORRES: kind
  TUSTRESC: kind
  TULOC: {code: organ, list: organs}
"""
TR = """\
dataset: TR
one_record_per: size
rows: {from: scan, one_row_per_test: {LDIAM: {result: size}}}
variables:
  TRSEQ: {sequence: [TRLNKID]}
  TRLNKID: lesion
  TRTESTCD: test
  TRTEST: {decode: TRTESTCD}
  TRORRES: result
related:
  TRTU: {many: TRLNKID, one: TU.TULNKID}
"""
LISTS = "sex: {unknown: query, terms: {f: F, m: M}}\norgans: {unknown: query, terms: {liver: LIVER}}\n"


def study(build, forms=FORMS, tu=TU):
    """Build a study in which two datasets read the names that forms give."""
    files = {
        "mappings/code_lists.yaml": LISTS,
        "mappings/sdtm/tu.yaml": tu,
        "mappings/sdtm/tr.yaml": TR,
        "raw/scan.csv": "site,subj,no,place,size\n01,001,01,liver,30\n01,001,x,liver,20\n",
        "raw/new.csv": "site,subj,no\n01,001,1\n",
    }
    return build(files, forms=forms)


def test_every_row_block_of_a_form_has_the_names_that_the_form_gives(build):
    """TU and TR have one identifier by construction; a number that is none is asked about in both."""
    ran = study(build).run()
    assert ran.rows("TU", "TULNKID", "TUORRES", "TULOC") == [
        ("NEW1", "NEW", None),
        ("T1", "TARGET", "LIVER"),
        (None, "TARGET", "LIVER"),
    ]
    assert ran.rows("TR", "TRLNKID", "TRORRES") == [("T1", "30"), (None, "20")]
    assert {tuple(cells) for _, *cells in ((0, *item[2:]) for item in ran.cells("VAL161"))} == {("no", "x")}


def test_what_a_block_sets_goes_before_what_its_form_gives(build):
    """A dataset may mean something else by the name."""
    tu = TU.replace("set: {organ: place}", "set: {organ: place, kind: {constant: NON-TARGET}}")
    ran = study(build, tu=tu).run()
    assert ran.rows("TU", "TULNKID", "TUORRES")[1:] == [("NT1", "NON-TARGET"), (None, "NON-TARGET")]


@pytest.mark.parametrize(
    ("forms", "tu", "said"),
    [
        (FORMS, TU.replace("[organ]", "[]"), "MAP121 mappings/sdtm/tu.yaml:15:17: 'organ' is neither a column of new"),
        (FORMS, TU.replace("[organ]", "orgna"), "MAP121 mappings/sdtm/tu.yaml:15:17: 'organ' is neither a column"),
        (
            FORMS,
            TU.replace("set: {organ: place}", "set: {organ: place}\n    blank: organ"),
            "MAP172 mappings/sdtm/tu.yaml:6:12: 'organ' is blank, and this block gives it a value",
        ),
        (
            FORMS.replace("lesion: no", "leison: no", 1),
            TU,
            "MAP111 mappings/sources/edc.yaml:8:90: there is no verb 'leison' [lesion]",
        ),
        (
            FORMS.replace("lesion: no,", "lesion: number,", 1),
            TU,
            "MAP121 mappings/sources/edc.yaml:8:98: 'number' is neither a column of scan",
        ),
    ],
)
def test_names_that_are_not_given_or_given_twice_are_refused(build, forms, tu, said):
    """A misspelt name is no blank one, and a fault in the line of a form is told at that line alone."""
    told = study(build, forms, tu).said
    assert [item[: len(said)] for item in told] == [said], told


def test_a_form_that_names_its_subjects_in_its_own_way_is_known(build):
    """Two forms may write one number for two subjects, where an identifier reads a name that a form gives."""
    plan = study(build).plan
    assert plan.study.sources["edc"].gives_names
    assert set(plan.study.forms["scan"].set) == {"kind", "lesion"}
