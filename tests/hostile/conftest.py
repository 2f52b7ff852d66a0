"""A small study, one file of which an attacker has written; and what the program answers."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from nec_cdisc.cli.lint import run_lint
from nec_cdisc.cli.sdtm import run_sdtm

STUDY = """\
study: T-1
title: A trial to attack
export_date: 2026-01-31
identifiers:
  STUDYID: {constant: T-1}
  USUBJID: {concatenate: [site, subj], separator: "-"}
"""
SOURCE = """\
source: edc
subject: [site, subj]
dates: {orders: dmy, unknown: [UN]}
forms:
  dm: {file: dm.csv, key: [site, subj]}
"""
CODE_LISTS = """\
sex: {unknown: query, terms: {f: F, m: M}}
"""
#: Every record of DM looks into the form that is attacked.
DM = """\
dataset: DM
one_record_per: subject
rows:
  from: dm
  look_up:
    more: {table: more, match: [site, subj]}
variables:
  SUBJID: subj
  RFSTDTC: {date: first}
  SITEID: site
  BRTHDTC: {date: more.birth}
  SEX: {code: sex, list: sex}
  COUNTRY: {constant: DEU}
"""
SUBJECTS = "site,subj,sex,first\n01,001,f,01.07.2019\n01,002,m,02.07.2019\n02,001,?,03.07.2019\n"
#: The attacked file, as it should be.
GOOD = "site,subj,birth\n01,001,01.02.1950\n01,002,UN.UN.1960\n"
BASE: Mapping[str, str | bytes] = {
    "mappings/study.yaml": STUDY,
    "mappings/sources/edc.yaml": SOURCE,
    "mappings/code_lists.yaml": CODE_LISTS,
    "mappings/sdtm/dm.yaml": DM,
    "raw/dm.csv": SUBJECTS,
}


@dataclass(frozen=True)
class Answer:
    """What the commands said: exit codes, the screen, and the list of problems."""

    lint: int
    sdtm: int
    screen: str
    problems: list[dict[str, str]]

    @property
    def errors(self) -> list[dict[str, str]]:
        """The problems that are errors."""
        return [line for line in self.problems if line["severity"] == "error"]

    @property
    def codes(self) -> list[str]:
        """The codes of the errors, in order."""
        return [line["code"] for line in self.errors]

    @property
    def located(self) -> bool:
        """Whether every error names a raw file or a mapping line."""
        return all(line["raw_file"] or line["mapping_line"] for line in self.errors)


@dataclass(frozen=True)
class Attack:
    """Writes a study folder and asks the program about it."""

    root: Path
    said: Callable[[], str]
    made: list[Path] = field(default_factory=list)

    def write(self, files: Mapping[str, str | bytes | None], form: str = "{file: more.csv, key: [site, subj]}") -> Path:
        """Write the study with other files over it (``None``: without it) and return its folder."""
        folder = self.root / f"study{len(self.made)}"
        self.made.append(folder)
        source = f"{SOURCE}  more: {form}\n"
        all_files = {**BASE, "mappings/sources/edc.yaml": source, "raw/more.csv": GOOD, **files}
        for name, content in all_files.items():
            if content is not None:
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    def ask(self, folder: Path) -> Answer:
        """Run lint, then the main job."""
        lint, sdtm = run_lint(folder), run_sdtm(folder, None, final=False)
        found = sorted((folder / "outputs").rglob("problems.csv"))
        lines: list[dict[str, str]] = []
        if found:
            with found[0].open(encoding="utf-8", newline="") as file:
                lines = list(csv.DictReader(file))
        return Answer(lint, sdtm, self.said(), lines)

    def __call__(self, files: Mapping[str, str | bytes | None], form: str | None = None) -> Answer:
        """Write the study and ask."""
        return self.ask(self.write(files, form) if form else self.write(files))

    def raw(self, name: str, content: bytes, options: str = "") -> Answer:
        """Put a raw file in the place of the attacked form's."""
        other = None if name != "more.csv" else content
        form = f"{{file: {name}, key: [site, subj]{options}}}"
        return self({"raw/more.csv": other, f"raw/{name}": content}, form)


@pytest.fixture
def attack(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Attack:
    """Give an attacker a study folder."""

    def said() -> str:
        out, err = capfd.readouterr()
        assert err == "", "nothing may be said beside the messages"
        return out

    return Attack(tmp_path, said)
