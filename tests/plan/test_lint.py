"""Lint finds everything that can be known before a run, at once, and never ends in a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import BASE

from nec_cdisc.plan.examples import run_examples
from nec_cdisc.plan.lint import lint
from nec_cdisc.study.folder import open_study


def test_problems_stand_by_place_each_once(build):
    """Files in order, lines in order, and no problem twice."""
    broken = "dataset: DM\none_record_per: subject\nrows: {from: dm}\nvariables:\n  SUBJID: sub\n  SITEID: sit\n"
    linted = build({"mappings/sdtm/dm.yaml": broken}).linted
    places = [(item.place.file, item.place.line) for item in linted.problems]
    assert places == sorted(places)
    assert len(linted.problems) == len(set(linted.problems))
    assert linted.broken


def test_a_sound_study_is_not_broken(build):
    """Notes break nothing."""
    linted = build().linted
    assert {item.code for item in linted.problems} == {"MAP143"}
    assert not linted.broken


@pytest.mark.parametrize(
    "text", ["", "[]", "a: [", "x", "\t", "variables: 1", "dataset: DM\nrows: 3\n", "{1: 2}", "\x00"]
)
@pytest.mark.parametrize(
    "name", ["study.yaml", "sources/edc.yaml", "code_lists.yaml", "sdtm/dm.yaml", "corrections.csv", "functions.py"]
)
def test_no_broken_file_ends_in_a_traceback(build, name, text):
    """Whatever stands in an authored file, there is a problem (or none), and no exception."""
    built = build({f"mappings/{name}": text})
    if name not in {"corrections.csv", "functions.py"}:
        assert built.linted.broken


def test_a_folder_without_mappings_is_told_so(tmp_path):
    """An empty folder is no study folder."""
    linted = lint(open_study(tmp_path))
    assert [item.code for item in linted.problems] == ["RUN101"]
    assert linted.plan is None
    assert linted.broken


def test_variables_in_a_circle_leave_no_traceback_in_an_example(build):
    """The circle is told at its line; what an example shows of it waits."""
    circle = (
        "dataset: DM\none_record_per: subject\nrows: {from: dm}\nvariables:\n  SUBJID: subj\n  SITEID: site\n"
        "  SEX: {code: sex, list: sex}\n  COUNTRY: {constant: DEU}\n  RFSTDTC: RFENDTC\n  RFENDTC: RFSTDTC\n"
        "not_submitted: {first: not asked for}\nexamples:\n  - {in: {subj: '1'}, out: {RFSTDTC: 2019, SUBJID: '1'}}\n"
    )
    built = build({"mappings/sdtm/dm.yaml": circle})
    assert [item.code for item in built.problems] == ["MAP161"]
    assert list(run_examples(built.plan)) == []


def test_files_that_cannot_be_used_come_first(build):
    """A missing file, a file of the export that cannot be read, a file that nothing reads: then all the rest."""
    forms = "ae: {file: ae.csv, key: site}\nzz: {file: zz.csv, key: site}"
    files = {"raw/zz.csv": "", "mappings/x.yaml": "", "mappings/code_lists.yaml": "sex: {}\n"}
    codes = [item.code for item in build(files, forms=forms).problems]
    assert sorted(codes[:3]) == ["MAP154", "MAP175", "RAW106"]
    assert not {"MAP154", "MAP175", "RAW106"} & set(codes[3:])


AE = """\
dataset: AE
one_record_per: event
rows:
  from: ae
  keep: text is filled
  look_up:
    coding: {table: coding, match: text}
  set:
    day: {date: start}
variables:
  AESEQ: {sequence: [AETERM]}
  AETERM: text
  AEDECOD: coding.pt
  AESER: {code: serious, list: ny}
  AESTDTC: day
  AESTDY: {study_day: AESTDTC}
  AEENDY: {study_day: AESTDTC, reference: DM.RFSTDTC}
edit_checks:
  - {when: AESTDTC is before DM.RFSTDTC and grade is filled, say: Why}
not_submitted: {memo: may name the patient}
examples:
  - in: {text: Gout, start: 01.07.2019, serious: "1", coding.pt: Gout}
    out: {AETERM: Gout, AEDECOD: Gout, AESER: Y, AESTDTC: 2019-07-01, AESTDY: }
"""
STUDY_OF_EVENTS = {
    "mappings/sdtm/ae.yaml": AE,
    "mappings/code_lists.yaml": "sex: {unknown: query, terms: {f: F, m: M}}\n"
    "ny: {unknown: query, terms: {'0': N, '1': Y}}\n",
    "raw/ae.csv": "site,subj,no,text,start,serious,grade,memo\n",
    "raw/coding.csv": "text,pt\n",
}
EVENT_FORMS = "ae: {file: ae.csv, key: [site, subj, no]}\ncoding: {file: coding.csv, key: text}"
CAUSES = {
    "a set name": ("ae.yaml", "day: {date: start}", "day: {dat: start}", ["MAP111"]),
    "a variable": ("ae.yaml", "AESTDTC: day", "AESTDTC: {take: day, only_wen: day is filled}", ["MAP113"]),
    "a column of a variable": ("ae.yaml", "AETERM: text", "AETERM: txt", ["MAP121"]),
    "a variable of a set name": ("ae.yaml", "AESTDTC: day", "AESTDTC: dya", ["MAP121"]),
    "a variable of another dataset": ("dm.yaml", "RFSTDTC: {date: first}", "RFSTDTC: {date: first, a: b}", ["MAP113"]),
    "a condition": ("ae.yaml", "keep: text is filled", "keep: text is", ["MAP131"]),
    "a condition of a check": ("ae.yaml", "when: AESTDTC is before", "when: AESTDTC is befor", ["MAP131"]),
    "a look-up": ("ae.yaml", "{table: coding,", "{table: codin,", ["MAP123"]),
    "a row block": ("ae.yaml", "from: ae", "from: aes", ["MAP123"]),
    "a key of a dataset": ("ae.yaml", "one_record_per:", "one_record_pr:", ["MAP102"]),
    "the syntax of a dataset": ("ae.yaml", "rows:", "rows: [", ["SRC110"]),
    "demographics": ("dm.yaml", "one_record_per:", "one_record_pr:", ["MAP102"]),
    "a code list": ("code_lists.yaml", "ny: {unknown: query,", "ny: {unknown: ask,", ["MAP101"]),
    "all code lists": ("code_lists.yaml", "sex:", "sex: [", ["SRC110"]),
    "a source": ("edc.yaml", "subject:", "subjct:", ["MAP102"]),
    "an identifier": ("study.yaml", "{constant: T-1}", "{constand: T-1}", ["MAP111"]),
    "the header of the form": ("ae.csv", "site,", "", ["RAW106"]),
    "the header of the look-up": ("coding.csv", "text,pt\n", "", ["RAW106"]),
}


@pytest.mark.parametrize("cause", CAUSES)
def test_one_cause_is_one_problem(build, cause):
    """What is declared, but broken or unreadable, stays known: nothing that reads it is blamed, and no example."""
    file, old, new, codes = CAUSES[cause]
    files = {**BASE, **STUDY_OF_EVENTS}
    files["mappings/sources/edc.yaml"] += "".join(f"  {line}\n" for line in EVENT_FORMS.splitlines())
    (name,) = [name for name in files if name.endswith(f"/{file}")]
    assert build(files).said == []
    files[name] = "" if file == "ae.csv" else files[name].replace(old, new)
    assert [item.code for item in sorted(build(files).problems, key=lambda item: item.code)] == codes


def test_a_function_that_cannot_be_loaded_is_told_alone(build):
    """The lines that use it are not blamed."""
    functions = (
        "from nec_cdisc.plugin.verb import Text, value_verb\n@value_verb\ndef shout(x: Text) -> str\n  return x\n"
    )
    dm = BASE["mappings/sdtm/dm.yaml"].replace("SUBJID: subj", "SUBJID: {shout: subj}")
    built = build({"mappings/functions.py": functions, "mappings/sdtm/dm.yaml": dm})
    assert [(item.code, item.place.line) for item in built.problems] == [("MAP174", 3)]


def test_the_form_is_suggested_where_records_come_from(build):
    """A dataset of a similar name is no source of records."""
    files = {**STUDY_OF_EVENTS, "mappings/sdtm/ae.yaml": AE.replace("from: ae", "from: aes")}
    (problem,) = [item for item in build(files, forms=EVENT_FORMS).problems if item.code == "MAP123"]
    assert (problem.message, problem.nearest) == ("there is no form 'aes'", "ae")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  AETERM: text\n", "", "MAP142 mappings/sdtm/ae.yaml:10:1: AE needs AETERM"),
        ("dataset: AE", "dataset: AEE", "MAP141 mappings/sdtm/ae.yaml:1:10: the standard has no dataset AEE"),
        (
            "AEENDY: {study_day: AESTDTC, reference: DM.RFSTDTC}",
            "AEENDY: text\n  AELLT: {text: AEENDY}",
            "MAP144 mappings/sdtm/ae.yaml:17:3: AEENDY is numeric",
        ),
    ],
)
def test_what_reads_a_variable_or_dataset_with_a_problem_is_not_blamed(build, old, new, said):
    """Lines that read an absent variable, a dataset by its right name, or a text for a number, are not blamed."""
    dm = BASE["mappings/sdtm/dm.yaml"] + "  RFPENDTC: {latest: AE.AESTDTC}\n"
    files = {**STUDY_OF_EVENTS, "mappings/sdtm/dm.yaml": dm, "mappings/sdtm/ae.yaml": AE.replace(old, new)}
    found = [text for text in build(files, forms=EVENT_FORMS).said if not text.startswith("MAP151")]
    assert len(found) == 1
    assert found[0].startswith(said)


def test_terminology_that_is_not_there_is_told_and_not_what_follows_from_it(tmp_path):
    """A study pinned to a package before it is imported gets that one error, not one for each term and example."""
    root = Path(__file__).resolve().parents[2]
    for name in ("mappings", "raw"):
        shutil.copytree(root / name, tmp_path / name)
    (tmp_path / "specs").mkdir()
    shutil.copy(root / "specs/extensions.csv", tmp_path / "specs")
    study = tmp_path / "mappings/study.yaml"
    pinned = "standard: {sdtmig: 3.4, ct: 2099-01-01}\n"
    study.write_text(pinned + study.read_text("utf-8"), "utf-8")
    linted = lint(open_study(tmp_path))
    assert [(item.code, item.place.line) for item in linted.problems if item.code != "MAP143"] == [("STD113", 1)]
    assert linted.broken
