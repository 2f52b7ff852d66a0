"""Damages mapping files and raw files at random, and asks the program about them; how often is the caller's choice.

Seconds in ``tests/hostile``, minutes in ``tests/torture``.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np
import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console
from tests.readers.json_files import about, as_lines, as_object

from nec_cdisc.console.problems import show_grouped, show_in_full
from nec_cdisc.dataset.encoded import encode
from nec_cdisc.plan.describe import inputs, rule_text
from nec_cdisc.plan.lint import lint
from nec_cdisc.plugin.reader import FileOptions, Unreadable
from nec_cdisc.problem import Problem
from nec_cdisc.readers import checked_headers, read
from nec_cdisc.run.engine import execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.study.folder import open_study
from nec_cdisc.xpt.member import Member, Variable
from nec_cdisc.xpt.write import write

REPOSITORY = Path(__file__).parents[2]
#: Seconds that one damaged file may take, on a busy machine.
SOON = 60
#: What people and attackers type where something else belongs.
WORDS = (
    *("", " ", ":", "- ", "[", "]", "{", "}", "?", "|", ">", "#", "&a", "*a", "!x", "<<: ", '"', "'", "\t", "---"),
    *("null", "NO", "1e999", "0", "-1", "99999999999999999999", "1..9", "1..999999999", "NaN", "2016-13-45", "((((((("),
    *("raw.x", "DM.USUBJID", "a.b.c", "not not", "x is", "x is one of (", "remove", "../..", "\u202e", "\ufeff"),
    *("\U0001f600", "İ", "ß", "ﬁ", "take", "date", "code", "look_up", "one_row_per_test", "from", "keep", "set"),
    *("AETERM", "ae", "yes_no"),
)


def tutorial() -> dict[str, str]:
    """Return the files of the study that docs/language.md teaches: they use the whole language."""
    page = (REPOSITORY / "docs" / "language.md").read_text("utf-8")
    files: dict[str, str] = {}
    for name, piece in re.findall(r"^```(?:yaml|csv|python)\n# (\S+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        files[name] = files.get(name, "") + piece
    return files


def settled(examples: int) -> settings:
    """Return settings for a number of examples; a failure is shown once, as it stands."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    return settings(max_examples=examples, deadline=None, database=None, suppress_health_check=checks)


#: A change of a text: what is done, where (as a share of the text), and with what.
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(("delete", "double", "swap", "indent", "outdent", "word", "insert", "cut", "text")),
        st.floats(0, 1, exclude_max=True),
        st.one_of(st.sampled_from(WORDS), st.text(max_size=8)),
    ),
    min_size=1,
    max_size=4,
)


def damaged(text: str, changes: Sequence[tuple[str, float, str]]) -> str:
    """Return a text after some changes of its lines."""
    lines = text.splitlines()
    for change, share, word in changes:
        at = int(share * len(lines))
        if not lines:
            break
        line = lines[at]
        place = int(share * 7919 % 1 * (len(line) + 1))
        if change == "delete":
            del lines[at]
        elif change == "double":
            lines.insert(at, line)
        elif change == "swap":
            lines[at], lines[at - 1] = lines[at - 1], line
        elif change == "cut":
            lines[at] = line[:place]
        elif change == "text":
            lines[at] = word
        else:
            lines[at] = _line(line, change, place, word)
    return "\n".join(lines) + "\n"


def _line(line: str, change: str, place: int, word: str) -> str:
    if change == "indent":
        return "  " + line
    if change == "outdent":
        return line.removeprefix("  ")
    if change == "insert":
        return line[:place] + word + line[place:]
    words = [*re.finditer(r"[\w.]+", line)]
    if not words:
        return line + word
    found = words[place % len(words)]
    return line[: found.start()] + word + line[found.end() :]


def fuzz_mappings(examples: int) -> None:
    """Damage mapping files: lint and run give problems, each with a place, and end soon."""
    files = tutorial()
    names = sorted(name for name in files if name.startswith("mappings/") and not name.endswith(".py"))

    @settled(examples)
    @given(st.sampled_from(names), CHANGES)
    def attempt(name: str, changes: list[tuple[str, float, str]]) -> None:
        with tempfile.TemporaryDirectory() as root:
            folder = Path(root)
            for other, text in {**files, name: damaged(files[name], changes)}.items():
                path = folder / other
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8", "surrogatepass")
            _ask(folder)

    attempt()


def _ask(folder: Path) -> None:
    before = time.monotonic()
    linted = lint(open_study(folder))
    problems = list(linted.problems)
    assert linted.plan is not None or problems
    if linted.plan is not None and not linted.broken:
        problems += execute(linted.plan, Inputs(folder, None, linted.study.corrections)).problems
    assert [item for item in problems if not _located(item)] == []
    if linted.plan is not None:
        for name, bound in linted.plan.bound.items():
            rule_text(bound)
            list(inputs(linted.plan, *name.split(".", 1)))
    screen = Console(file=io.StringIO(), width=120)
    show_in_full(screen, problems, linted.study.documents)
    show_grouped(screen, problems)
    assert time.monotonic() - before < SOON


def _located(problem: Problem) -> bool:
    """Say whether a problem names a file of the study; a version of the standard that is not there has none."""
    return problem.place is not None or problem.cells is not None or problem.code.startswith(("STD", "XPT"))


#: A change of bytes: what is done, where, and with what.
BYTES = st.lists(
    st.tuples(
        st.sampled_from(("flip", "cut", "insert", "overwrite", "double", "head")),
        st.floats(0, 1, exclude_max=True),
        st.one_of(
            st.sampled_from((b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff", b"9999", b"-001")),
            st.sampled_from((b'"', b"\n", b"\r", b"\xef\xbb\xbf")),
            st.binary(min_size=1, max_size=8),
        ),
    ),
    min_size=1,
    max_size=6,
)


def bitten(content: bytes, changes: Sequence[tuple[str, float, bytes]]) -> bytes:
    """Return bytes after some changes."""
    data = bytearray(content)
    for change, share, piece in changes:
        at = int(share * len(data))
        if change == "flip" and data:
            data[at] ^= 1 << (piece[0] % 8)
        elif change == "cut":
            del data[at:]
        elif change == "insert":
            data[at:at] = piece
        elif change == "overwrite":
            data[at : at + len(piece)] = piece
        elif change == "double":
            data[at:at] = data[at : at + 80]
        elif change == "head":
            place = int(share * min(len(data), 1_200))
            data[place : place + len(piece)] = piece
    return bytes(data)


def transport_file() -> bytes:
    """Return a transport file with texts, numbers, missing and special values."""
    variables = tuple(
        Variable(name, f"Label of {name}", kind, length, form)
        for name, kind, length, form in (
            ("USUBJID", "Char", 12, ""),
            ("AESEQ", "Num", 8, ""),
            ("AETERM", "Char", 40, "$CHAR40."),
            ("AESTDT", "Num", 8, "DATE9."),
        )
    )
    member = Member("AE", "Adverse Events", variables, datetime(2020, 4, 30, 23, 59, 1))  # noqa: DTZ001 - no zone
    texts = encode([f"T-01-{number:03}" for number in range(30)]), encode(["Nausea", None, "Rash"] * 10)
    numbers = np.arange(30, dtype=np.float64), np.array([20_000.0, np.nan, 1e9] * 10)
    stored = io.BytesIO()
    assert write(stored, member, [texts[0], numbers[0], texts[1], numbers[1]]) == ()
    return stored.getvalue()


def workbook_file() -> bytes:
    """Return a workbook of texts, numbers and dates."""
    book = openpyxl.Workbook()
    for row in (["site", "subj", "day"], ["01", 1, datetime(2020, 1, 1)], ["02", 2.5, None], ["03", True, "=1+1"]):  # noqa: DTZ001 - no zone
        book.active.append(row)
    stored = io.BytesIO()
    book.save(stored)
    return stored.getvalue()


def dataset_json(written: Callable[..., str]) -> Callable[[], bytes]:
    """Return what gives a Dataset-JSON file in one of its forms."""
    said = about({"USUBJID": "string", "AESEQ": "integer", "AESTDTC": "date", "DOSE": "decimal"}, 30)
    rows = [[f"T-01-{number:03}", number, "2020-01", None] for number in range(29)]
    return lambda: written(said, [*rows, ["ä", 2.5e3, "", "1,000.50"]]).encode()


CSV = 'site,subj,text\n01,001,"a ""quoted"" text"\n01,002,\n02,001,"two\nlines"\n02,002,µg ≥ 5\n'
DATA = REPOSITORY / "tests" / "readers" / "data"
FILES: dict[str, Callable[[], bytes]] = {
    "a.xpt": transport_file,
    "a.xlsx": workbook_file,
    "a.json": dataset_json(as_object),
    "a.ndjson": dataset_json(as_lines),
    "a.csv": (CSV * 3).encode,
    "b.csv": lambda: (REPOSITORY / "raw" / "ae.csv").read_bytes()[:6_000],
    "a.sas7bdat": (DATA / "visits.sas7bdat").read_bytes,
    "catalogue": (DATA / "visits.sas7bcat").read_bytes,
}
OPTIONS = st.builds(
    FileOptions, encoding=st.sampled_from(("utf-8", "cp1252", "utf-16")), separator=st.sampled_from((",", ";"))
)


def fuzz_raw_file(name: str, examples: int) -> None:
    """Damage a raw file: it is read or refused, by problems that name it, soon."""
    good = FILES[name]()

    @settled(examples)
    @given(BYTES, OPTIONS)
    def attempt(changes: list[tuple[str, float, bytes]], options: FileOptions) -> None:
        with tempfile.TemporaryDirectory() as root:
            path = Path(root) / ("a.sas7bdat" if name == "catalogue" else name)
            path.write_bytes(bitten(good, changes))
            if name == "catalogue":
                path.rename(path.with_suffix(".sas7bcat"))
                shutil.copy(DATA / "visits.sas7bdat", path)
                options = FileOptions(catalogue=path.with_suffix(".sas7bcat"))
            before = time.monotonic()
            for problem in _read(path, options):
                assert problem.cells is not None
                assert problem.cells.file.startswith("raw/")
                assert root not in problem.message
            assert time.monotonic() - before < SOON

    attempt()


def _read(path: Path, options: FileOptions) -> list[Problem]:
    name = f"raw/{path.name}"
    problems: list[Problem] = []
    try:
        problems += checked_headers(path, name, options)[1]
        problems += read(path, name, options).problems
    except Unreadable as refusal:
        problems.append(refusal.problem)
    return problems
