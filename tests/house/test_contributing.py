"""CONTRIBUTING.md tells the truth: whoever forgets a piece is told which one, by name."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
BARE_VERB = """\
from nec_cdisc.plugin.verb import Text, value_verb


@value_verb
def {name}(value: Text) -> str:
    return value
"""


@pytest.fixture
def copy(tmp_path):
    """Return a copy of what the checks look at: package, specifications, docs, tests of verbs."""
    hidden = shutil.ignore_patterns("__pycache__")
    for name in ("src", "specs", "docs", "tests/verbs"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=hidden)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def run(copy: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment on the copy of the package."""
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "200"}
    return subprocess.run(
        [sys.executable, *command], cwd=copy, env=environment, capture_output=True, text=True, check=False
    )


def study(copy: Path, files: dict[str, str]) -> Path:
    """Write a small study; ``files`` lie over it."""
    base = {
        "mappings/study.yaml": (
            "study: T\ntitle: T\nexport_date: 2026-01-31\nidentifiers: {STUDYID: study, USUBJID: subj}\n"
        ),
        "mappings/sources/edc.yaml": "source: edc\nsubject: [subj]\nforms: {dm: {file: dm.csv, key: subj}}\n",
        "mappings/code_lists.yaml": "sex: {unknown: query, terms: {f: F}}\n",
        "mappings/sdtm/dm.yaml": "dataset: DM\none_record_per: subject\nrows: {from: dm}\nvariables: {SUBJID: subj}\n",
        "raw/dm.csv": "study,subj\nT,1\n",
    }
    for name, text in {**base, **files}.items():
        path = copy / "study" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return copy / "study"


def lint(copy: Path, files: dict[str, str]) -> str:
    """Return what lint says of a study, by the copy of the package."""
    program = "from nec_cdisc.cli.main import run; run()"
    done = run(copy, "-c", program, "--study", str(study(copy, files)), "lint")
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


def test_a_verb_without_its_pieces_is_told_all_of_them(copy):
    """A verb file alone: its test, docstring, source and example are asked for, by name."""
    (copy / "src/nec_cdisc/verbs/halve.py").write_text(BARE_VERB.format(name="halve"), "utf-8")
    done = run(
        copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/verbs/test_every_verb.py", "-k", "docstring"
    )
    assert done.returncode == 1, done.stdout
    told = next(line for line in done.stdout.splitlines() if "verbs/halve.py lacks" in line)
    for piece in ("tests/verbs/test_halve.py", "a docstring", "'value'", "'Source:'", "'Example:'"):
        assert piece in told


def test_a_verb_file_without_its_verb_is_named(copy):
    """A function that has another name than its file is no verb, and the file is named."""
    (copy / "src/nec_cdisc/verbs/halve.py").write_text(BARE_VERB.format(name="other"), "utf-8")
    done = run(copy, "-c", "from nec_cdisc.verbs import verbs; verbs()")
    assert "verbs/halve.py has no function 'halve' marked as a verb" in done.stderr


def test_a_verb_without_its_page_is_told_which_page_is_stale(copy):
    """A new verb makes its reference page and the schema stale, and the command that helps is named."""
    run(copy, "docs/generate.py")
    text = BARE_VERB.format(name="halve").replace(
        "    return", '    """Halve it.\n\n    Example:\n        >>> 1\n        1\n\n    """\n    return'
    )
    (copy / "src/nec_cdisc/verbs/halve.py").write_text(text, "utf-8")
    done = run(copy, "docs/generate.py", "--check")
    assert done.stdout.splitlines() == [
        "docs/reference/verbs.md is stale; run: make docs",
        "docs/mapping.schema.json is stale; run: make docs",
    ]


def test_a_domain_that_the_standard_lacks_is_named(copy):
    """A mapping of a dataset without specification is refused with the dataset's name."""
    text = "dataset: ZZ\none_record_per: thing\nrows: {from: dm}\nvariables: {ZZSEQ: {sequence: USUBJID}}\n"
    assert re.search(
        r"MAP141 mappings/sdtm/zz.yaml:1:\d+: the standard has no dataset ZZ",
        lint(copy, {"mappings/sdtm/zz.yaml": text}),
    )


def test_a_domain_without_its_required_variables_is_told_each(copy):
    """What the standard requires and the mapping lacks is named, variable by variable."""
    said = lint(copy, {})
    for name in ("SITEID", "SEX", "COUNTRY"):
        assert f"DM needs {name}" in said


def test_a_reader_without_suffixes_is_not_one(copy):
    """A reader that does not say which endings it reads is not used; the ending and the known ones are named."""
    (copy / "src/nec_cdisc/readers/ods.py").write_text("", "utf-8")
    source = "source: edc\nsubject: [subj]\nforms: {dm: {file: dm.ods, key: subj}}\n"
    said = lint(copy, {"mappings/sources/edc.yaml": source, "raw/dm.ods": "-"})
    assert "raw/dm.ods has .ods, for which there is no reader. Known are .csv" in said


def test_an_edit_check_with_an_unknown_name_is_told(copy):
    """A check that names no column and no variable is refused with its line."""
    text = (
        "dataset: DM\none_record_per: subject\nrows: {from: dm}\nvariables: {SUBJID: subj}\n"
        "edit_checks:\n  - {when: SUBJJD is blank, say: Who is it}\n"
    )
    assert re.search(r"MAP121 mappings/sdtm/dm.yaml:6:\d+: 'SUBJJD'", lint(copy, {"mappings/sdtm/dm.yaml": text}))


def test_a_writer_that_imports_upward_is_told_which_layers(copy):
    """A writer that looks at the plan breaks the layers, and both sides are named."""
    (copy / "src/nec_cdisc/writers/ods.py").write_text('"""Writes."""\n\nimport nec_cdisc.plan.step\n', "utf-8")
    done = run(copy, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache")
    assert done.returncode == 1, done.stderr
    assert "nec_cdisc.writers.ods -> nec_cdisc.plan.step" in done.stdout


def test_the_page_names_files_that_are_there():
    """Every file and folder of the repository that the page names exists."""
    named = re.findall(r"`((?:src|tests|docs|specs|mappings|run|problem|nec_cdisc)/[\w./-]*)`", PAGE)
    optional = {"mappings/functions.py"}
    roots = (ROOT, ROOT / "src", ROOT / "src" / "nec_cdisc")
    assert len(named) > 10
    assert [name for name in named if name not in optional and not any((root / name).exists() for root in roots)] == []


def test_the_picture_of_layers_is_the_contract():
    """The layers on the page are those that the machine checks, in the same order."""
    contract = (ROOT / "pyproject.toml").read_text("utf-8").split("layers = [")[1].split("]")[0]
    layers = [line.replace("nec_cdisc.", "") for line in re.findall(r'"([^"]+)"', contract)]
    picture = PAGE.split("holds the contract.")[1].split("```")[1].splitlines()[1:]
    assert [re.split(r"\s{2,}", line)[0] for line in picture if line] == layers
