"""The gallery of mistakes: what the program really says of them.

A case is data (``docs/gallery/*.yaml``): an edit of the study that ``docs/language.md`` teaches, and what must come of
it. The program runs on the edited study, and the page shows what a user sees.
"""

from __future__ import annotations

import contextlib
import csv
import difflib
import io
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from nec_cdisc.cli.main import app
from pages.markdown import page

DOCS = Path(__file__).resolve().parents[1]
CASES = DOCS / "gallery"
#: The kinds of mistakes: file of the cases, heading.
KINDS: Mapping[str, str] = {
    "yaml": "YAML",
    "names": "Keys and names",
    "verbs": "Verbs and their arguments",
    "conditions": "Conditions",
    "standard": "Variables, terms and code lists",
    "layers": "Layers and outputs",
    "export": "Files of the export",
    "values": "Dates, numbers, units, visits",
    "records": "Look-ups and records",
    "corrections": "Corrections, cut-off, privacy",
}
#: The study of the tutorial has one query, which would stand in every run: here its date is right.
RIGHT = ("raw/ae.csv", "09.07.2019,07.07.2019", "09.07.2019,17.07.2019")
#: Where a run lists its problems, clean or not.
REPORTS = ("outputs/reports/problems.csv", "outputs/candidate/reports/problems.csv")
BLOCK = re.compile(r"^```(?:yaml|csv|python)\n# (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

INTRODUCTION = """\
What goes wrong in everyday work, and what the program says. Each case is the study of
[The mapping language](language.md) with one edit; the event of subject 002 that ends before it starts there ends after
it here, so the study as it stands has neither errors nor queries. The output is the program's own, written by the
script that writes this page and compared by the tests; lines that the study without the edit gives too are left out.

How to read a message of `lint`, which checks mappings and headers:

```text
{example}
```

The first line says how grave it is, which kind of problem (`nec-cdisc explain MAP121` tells more), where it is (file,
line, column; editors jump there), and what is wrong. The frame shows the line, and the caret the place. `did you mean`
is the nearest name that would be right. `why` says why it matters, once for each kind; `next` says what to do.

What is wrong with values shows in a run, `sdtm`: the screen counts raw cells by kind, with one example and the next
step, and `problems.csv` has a line for each raw record. Below the first line of each kind is shown as `column: value`,
without blank columns. Rows are counted as a spreadsheet counts them; the header is row 1."""
EXAMPLE = ("names", "A raw column misspelt")


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a file: its bytes before (``None``: there was none) and after (``None``: it is gone)."""

    file: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A mistake: the edits that make it, the command that finds it, and what must be found.

    ``expect`` is what the tests look for: ``codes``, ``at`` (what stands at the caret of the first problem, on the
    edited line unless ``elsewhere`` names another one), ``cell`` (raw file, row, column, value), ``nearest``, ``exit``.
    """

    kind: str
    title: str
    how: str
    edits: tuple[Edit, ...]
    files: Mapping[str, bytes] = field(repr=False)
    command: tuple[str, ...]
    expect: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a user sees: the screen, the problem list (its file and lines), the exit code."""

    screen: tuple[str, ...]
    report: str
    listed: tuple[Mapping[str, str], ...]
    exit_code: int


def gallery_page() -> str:
    """Return the page of all cases."""
    found = cases()
    (example,) = (case for case in found if (case.kind, case.title) == EXAMPLE)
    shown = "\n".join(_problems_only(told(example).screen))
    parts = [INTRODUCTION.replace("{example}", shown), _contents(found)]
    for kind, heading in KINDS.items():
        parts.append(f"## {heading}")
        parts += [_section(case) for case in found if case.kind == kind]
    return page("What the program says of mistakes", parts)


@cache
def cases() -> tuple[Case, ...]:
    """Return all cases, in the order of the page."""
    return tuple(case for kind in KINDS for case in _read(kind))


@cache
def base() -> Mapping[str, bytes]:
    """Return the files of the study of the tutorial, joined from the blocks of its page."""
    files: dict[str, str] = {}
    for name, piece in BLOCK.findall((DOCS / "language.md").read_text("utf-8")):
        files[name] = files.get(name, "") + piece
    name, wrong, right = RIGHT
    files[name] = _once(files[name], wrong, right)
    return {name: text.encode() for name, text in files.items()}


@cache
def told(case: Case) -> Shown:
    """Run the program on a case and return what it says beyond what it says of the study without the edit."""
    usual = _usual(case.command[0])
    shown = _run(case.files, case.command)
    known = {_squeezed(line) for line in usual.screen}
    screen = [line for line in shown.screen if _squeezed(line) not in known or not line]
    return Shown(
        tuple(_without_gaps(screen)),
        shown.report,
        tuple(line for line in shown.listed if line not in usual.listed),
        shown.exit_code,
    )


@cache
def _usual(command: str) -> Shown:
    return _run(base(), (command,))


def _run(files: Mapping[str, bytes], command: tuple[str, ...]) -> Shown:
    with tempfile.TemporaryDirectory(prefix="gallery-") as name:
        folder = Path(name) / "study"
        for file, content in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = app(["--study", str(folder), *command], standalone_mode=False)
        lines = [line.rstrip() for line in said.getvalue().replace(str(folder), "study").splitlines()]
        screen = tuple(line for line in lines if not line.startswith("step "))
        report = next((name for name in REPORTS if (folder / name).exists()), "")
        text = (folder / report).read_text("utf-8") if report else ""
        return Shown(screen, report, tuple(csv.DictReader(io.StringIO(text))), int(code or 0))


def _read(kind: str) -> Iterator[Case]:
    data = yaml.load((CASES / f"{kind}.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
    for item in data:
        files = dict(base())
        edits = item["edit"] if isinstance(item["edit"], list) else [item["edit"]]
        names = {name for edit in edits for name in (edit["file"], edit.get("rename")) if name}
        for edit in edits:
            _apply(files, edit)
        made = [Edit(name, base().get(name), files.get(name)) for name in sorted(names)]
        command = tuple(item.get("command", "lint").split())
        yield Case(kind, item["title"], item["how"], tuple(made), files, command, item["expect"])


def _apply(files: dict[str, bytes], edit: Mapping[str, Any]) -> None:
    """Change the files as an edit says: another text for a text, everywhere, another name, a content, no file."""
    name = edit["file"]
    encoding = edit.get("encoding", "utf-8")
    if "rename" in edit:
        files[edit["rename"]] = files.pop(name)
    elif "content" in edit:
        files[name] = edit["content"].encode(encoding)
    elif "everywhere" in edit:
        text = files[name].decode()
        for old, new in edit["everywhere"]:
            text = text.replace(old, new)
        files[name] = text.encode(encoding)
    elif "from" in edit:
        files[name] = _once(files[name].decode(), edit["from"], edit["to"]).encode(encoding)
    else:
        del files[name]


def _once(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        message = f"{old!r} stands {text.count(old)} times in the file, not once"
        raise ValueError(message)
    return text.replace(old, new)


def _contents(found: tuple[Case, ...]) -> str:
    lines = []
    for kind, heading in KINDS.items():
        lines.append(f"- [{heading}](#{_anchor(heading)})")
        lines += [f"  - [{case.title}](#{_anchor(case.title)})" for case in found if case.kind == kind]
    return "\n".join(lines)


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _section(case: Case) -> str:
    shown = told(case)
    lines = [f"$ nec-cdisc {' '.join(case.command)}", *shown.screen]
    if case.command[0] == "sdtm" and shown.listed:
        lines += ["", f"{shown.report}:"]
        lines += _listed(shown.listed)
    output = "\n".join(_without_gaps(lines))
    parts = [f"### {case.title}", case.how]
    parts += [f"```diff\n{text}\n```" for edit in case.edits if (text := _difference(edit))]
    parts.append(f"```text\n{output}\n```")
    return "\n\n".join(parts)


def _listed(lines: tuple[Mapping[str, str], ...]) -> Iterator[str]:
    first = {line["code"]: line for line in reversed(lines)}
    shown = [line for line in lines if line is first[line["code"]]]
    for line in shown:
        yield ""
        yield from (f"  {name}: {value}" for name, value in line.items() if value)
    if len(lines) > len(shown):
        yield from ("", f"  and {len(lines) - len(shown)} more")


def _difference(edit: Edit) -> str:
    if edit.after is None:
        return f"- {edit.file}"
    if edit.before is None:
        shown = "" if edit.after in base().values() else edit.after.decode()  # a file that was renamed is not shown
        return "\n".join([f"+ {edit.file}", *(f"+{line}" for line in shown.splitlines())])
    before, after = (_lines(content) for content in (edit.before, edit.after))
    changed = [
        line for line in difflib.unified_diff(before, after, lineterm="", n=0) if not line.startswith(("---", "+++"))
    ]
    shown = [line for line in changed if not line.startswith("@@")]
    return "\n".join([f"  {edit.file}", *(line.replace("\t", "→   ") for line in shown)])


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", "replace").splitlines()


def _problems_only(screen: tuple[str, ...]) -> list[str]:
    """Return a screen of lint without its last line, which counts."""
    return [*screen][:-1]


def _squeezed(line: str) -> str:
    return " ".join(line.split())


def _without_gaps(lines: list[str]) -> list[str]:
    """Return lines without a blank one at the start, at the end, or behind another."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return kept
