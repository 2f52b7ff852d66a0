"""Mapping files made to do harm: they run nothing, leave nothing, and blow nothing up."""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

import pytest

from nec_cdisc.mapping.series import MOST, MOST_IN_ALL
from nec_cdisc.source.text_file import SIZE_LIMIT
from nec_cdisc.source.yaml_build import FAULT_LIMIT, TEXT_LIMIT, VALUE_LIMIT

LISTS = "mappings/code_lists.yaml"
STUDY = "mappings/study.yaml"
DM = "mappings/sdtm/dm.yaml"
SEX = "sex: {unknown: query, terms: {f: F, m: M}}\n"
#: What a refused value, key or standard brings with it; each is a fact of its own.
CONSEQUENCES = {"MAP101", "MAP103", "MAP141", "MAP145", "STD113"}
#: Seconds that an answer may take, on a busy machine.
SOON = 60


def study(more: str) -> str:
    """Return study.yaml with more lines."""
    return (
        "study: T-1\ntitle: A trial to attack\nexport_date: 2026-01-31\nidentifiers:\n"
        '  STUDYID: {constant: T-1}\n  USUBJID: {concatenate: [site, subj], separator: "-"}\n' + more
    )


def keeping(condition: str) -> str:
    """Return dm.yaml with a condition on its rows."""
    return (
        "dataset: DM\none_record_per: subject\nrows:\n  from: dm\n"
        f"  keep: '{condition}'\n  look_up: {{more: {{table: more, match: [site, subj]}}}}\n"
        "variables:\n  SUBJID: subj\n  RFSTDTC: {date: first}\n  SITEID: site\n  BRTHDTC: {date: more.birth}\n"
        "  SEX: {code: sex, list: sex}\n  COUNTRY: {constant: DEU}\n"
    )


ATTACKS: dict[str, tuple[str, str, str]] = {
    # what is done: the file, its text, the code of the refusal
    "code by a tag": (LISTS, SEX + 'x: !!python/object/apply:os.system ["touch pwned"]\n', "SRC116"),
    "code by a name": (LISTS, SEX + "x: !!python/name:os.system {unknown: query, terms: {}}\n", "SRC116"),
    "anchor": (LISTS, "sex: &a {unknown: query, terms: {f: F, m: M}}\n", "SRC114"),
    "merge key": (LISTS, "sex: {<<: {unknown: keep}, unknown: query, terms: {f: F, m: M}}\n", "SRC115"),
    "10,000 nested lists": (LISTS, "sex: " + "[" * 10_000 + "]" * 10_000, "SRC117"),
    "nested blocks": (LISTS, "".join(f"{' ' * depth}a:\n" for depth in range(1_500)), "SRC117"),
    "file of 3 MB": (LISTS, SEX + "# a comment\n" * (SIZE_LIMIT // 10), "SRC102"),
    "endless text": (LISTS, f"sex: {{unknown: query, terms: {{f: F, m: {'M' * (TEXT_LIMIT + 1)}}}}}\n", "SRC107"),
    "endless key": (LISTS, f'sex: {{unknown: query, terms: {{? "{"f" * (TEXT_LIMIT + 1)}" : F}}}}\n', "SRC107"),
    "quarter of a million keys": (
        LISTS,
        "sex:\n  unknown: query\n  terms:\n" + "".join(f"    {key}: F\n" for key in range(VALUE_LIMIT)),
        "SRC119",
    ),
    "escape sequence": (LISTS, 'sex: {unknown: query, terms: {f: F, m: "\\e[2J"}}\n', "SRC104"),
    "zero byte": (LISTS, SEX + "\0", "SRC104"),
    "series without end": (
        STUDY,
        study("protocol: {visits: {CYCLE 1..999999999 DAY 1: {number: 10, next: {number: 1, day: 1}}}}\n"),
        "MAP101",
    ),
    "series of many digits": (
        STUDY,
        study(f"protocol: {{visits: {{C 1..{'9' * 390}: {{number: 10, next: {{number: 1, day: 1}}}}}}}}\n"),
        "MAP101",
    ),
    "many series": (
        STUDY,
        study(
            "protocol:\n  visits:\n"
            + "".join(
                f"    V{part} 1..{MOST}: {{number: {part + 1}, day: 1, next: {{number: 1, day: 1}}}}\n"
                for part in range(MOST_IN_ALL // MOST + 2)
            )
        ),
        "MAP101",
    ),
    "number that overflows": (STUDY, study("protocol: {visits: {C: {number: 1e999999999}}}\n"), "MAP101"),
    "number that vanishes": (STUDY, study("protocol: {visits: {C: {number: 1e-999999999}}}\n"), "MAP101"),
    "number of 6,000 digits": (STUDY, study(f"protocol: {{visits: {{C: {{number: {'9' * 6_000}}}}}}}\n"), "MAP101"),
    "brackets": (DM, keeping("(" * 1_500 + "subj is filled" + ")" * 1_500), "MAP131"),
    "not not not": (DM, keeping("not " * 900 + "subj is filled"), "MAP131"),
    "long condition": (DM, keeping("subj is filled and " * 400 + "subj is filled"), "MAP131"),
    "dataset outside": (DM, keeping("subj is filled").replace("dataset: DM", "dataset: ../../x"), "MAP101"),
    "dataset absolute": (DM, keeping("subj is filled").replace("dataset: DM", "dataset: /tmp/x"), "MAP101"),
    "standard outside": (STUDY, study("standard: {sdtmig: 3.4/../../../../x}\n"), "STD113"),
    "terms outside": (STUDY, study("standard: {ct: ../../raw}\n"), "STD113"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_a_mapping_file_that_means_harm_is_one_located_problem(name, attack, tmp_path: Path, monkeypatch):
    """It is refused soon, by one problem with its line; nothing runs, and nothing is published."""
    monkeypatch.chdir(tmp_path)
    file, text, code = ATTACKS[name]
    before = time.monotonic()
    answer = attack({file: text})
    assert time.monotonic() - before < SOON
    assert (answer.lint, answer.sdtm) == (1, 1)
    assert answer.codes.count(code) == 1, answer.errors
    assert set(answer.codes) <= {code, *CONSEQUENCES}, answer.errors
    assert not (tmp_path / "pwned").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"study0"}
    if code != "STD113":
        found = next(line for line in answer.errors if line["code"] == code)
        assert found["mapping_line"].startswith(file)


def test_a_file_of_many_faults_is_told_in_few(attack):
    """A hundred thousand repeated keys are told up to the limit, then the file is given up."""
    answer = attack({LISTS: SEX + "a: b\n" * 20_000})
    assert answer.codes.count("SRC112") == FAULT_LIMIT
    assert answer.codes.count("SRC108") == 1
    assert len(answer.screen) < 100_000


def test_a_bomb_of_aliases_does_not_grow(attack):
    """Nine levels of nine aliases are refused as they stand, a few lines each, and never multiplied."""
    letters = "abcdefghij"
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{letters[at]}: &{letters[at]} [{', '.join([f'*{letters[at - 1]}'] * 9)}]\n" for at in range(1, 10)
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answer = attack({LISTS: SEX + bomb})
    assert "SRC114" in answer.codes
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_many_problems_of_one_kind_do_not_flood_the_screen(attack):
    """Thousands of columns that nobody mapped are a few lines and a number; the rest of the study is still checked."""
    names = ",".join(f"c{number}" for number in range(10_000))
    answer = attack({"raw/more.csv": f"site,subj,birth,{names}\n", STUDY: study("nonsense: x\n")})
    assert "MAP102" in answer.codes
    answer = attack({"raw/more.csv": f"site,subj,birth,{names}\n"})
    assert any(line["message"].startswith("9,950 more columns of raw/more.csv") for line in answer.errors)
    assert "31 more of MAP151 in the same file" in answer.screen
    assert len(answer.screen) < 100_000


@pytest.mark.parametrize(
    "path",
    [
        "../dm.csv",
        "../../../../etc/passwd",
        "/etc/passwd",
        "~/dm.csv",
        "sub/../../dm.csv",
        "..\\\\dm.csv",
        "C:/dm.csv",
        "c:dm.csv",
        "\\\\\\\\server\\\\share\\\\dm.csv",
    ],
)
@pytest.mark.parametrize("where", ["file", "catalogue", "folder", "inherit"])
def test_no_path_leaves_the_study(attack, path: str, where: str):
    """Up, absolute, home, backslashes, drives and shares are refused wherever a study names a path."""
    if where == "inherit":
        answer = attack({STUDY: study(f'inherit: "{path}"\n')})
    elif where == "folder":
        text = "source: edc\nsubject: [site, subj]\ndates: {orders: dmy, unknown: [UN]}\n"
        text += f'files: {{folder: "{path}"}}\nforms: {{dm: {{file: dm.csv, key: [site, subj]}}}}\n'
        answer = attack({"mappings/sources/edc.yaml": text})
    else:
        named = f'file: "{path}"' if where == "file" else f'file: more.csv, catalogue: "{path}"'
        answer = attack({}, f"{{{named}, key: [site, subj]}}")
    assert "SRC130" in answer.codes
    assert (answer.lint, answer.sdtm) == (1, 1)
    assert answer.located


def test_a_path_with_a_zero_byte_is_refused(attack):
    """A zero byte, which some systems take for the end of a path, is refused as the sign it is."""
    assert "SRC104" in attack({}, '{file: "more.csv\\0.txt", key: [site, subj]}').codes


@pytest.mark.parametrize(
    "name",
    [
        "mappings/study.yaml",
        "mappings/code_lists.yaml",
        "mappings/sdtm/dm.yaml",
        "mappings/corrections.csv",
        "mappings/functions.py",
        "raw/more.csv",
        "specs/extensions.csv",
    ],
)
@pytest.mark.parametrize("kind", ["file", "nowhere"])
def test_a_link_out_of_the_study_is_not_followed(attack, tmp_path: Path, name: str, kind: str):
    """A linked file that lies outside is refused by its name, and not run or read; a broken link is no absence."""
    folder = attack.write({})
    outside = tmp_path / "outside"
    if kind == "file":
        original = folder / name
        text = original.read_text("utf-8") if original.exists() else "open('pwned', 'w')\n"
        outside.write_text(text, "utf-8")
    (folder / name).unlink(missing_ok=True)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).symlink_to(outside)
    answer = attack.ask(folder)
    assert (answer.lint, answer.sdtm) == (1, 1)
    assert "SRC130" in answer.codes or "SRC130" in answer.screen
    assert not Path("pwned").exists()


def test_folders_that_link_outside_are_not_walked(attack, tmp_path: Path):
    """Folders of mappings, raw files and specifications that are links are refused, too."""
    for name in ("mappings/sdtm", "raw", "specs", "mappings/house"):
        folder = attack.write({"specs/extensions.csv": "codelist,value,decode\n"})
        outside = tmp_path / f"outside-{name.replace('/', '-')}"
        if (folder / name).exists():
            (folder / name).rename(outside)
        else:
            outside.mkdir()
            path = folder / "mappings" / "study.yaml"
            path.write_text(path.read_text("utf-8") + "inherit: house\n", "utf-8")
        (folder / name).symlink_to(outside)
        answer = attack.ask(folder)
        assert answer.lint == 1, name
        assert "SRC130" in answer.codes, name


def test_a_pipe_in_the_place_of_a_mapping_file_is_not_waited_for(attack):
    """Opening a pipe may wait for ever; it is told as no file."""
    for name in ("mappings/code_lists.yaml", "mappings/sdtm/ae.yaml", "mappings/corrections.csv", "mappings/x.yaml"):
        folder = attack.write({})
        (folder / name).unlink(missing_ok=True)
        os.mkfifo(folder / name)
        answer = attack.ask(folder)
        assert answer.lint == 1, name
        assert {"SRC101", "MAP175"} & set(answer.codes), name


def test_names_of_datasets_in_specifications_stay_names(attack):
    """A dataset of the study's own specifications cannot be named like a path, nor a number grow without bounds."""
    header = "dataset,label,class,structure,keys\n"
    answer = attack({"specs/sdtmig-3.4/datasets.csv": f"{header}../../X,Outside,EVENTS,x,STUDYID\n"})
    assert "STD106" in answer.codes
    answer = attack({"specs/units/conversions.csv": "test,unit,standard_unit,factor\nHGB,x,g/L,1e999999\n"})
    assert "STD105" in answer.codes
    answer = attack({"specs/units/rounding.csv": f"test,decimals\nHGB,{'9' * 5_000}\n"})
    assert "STD105" in answer.codes
