"""The gallery of mistakes: each message says what, where, why and what next, and the page shows what is said."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "docs"))

from pages.gallery import KINDS, Case, base, cases, gallery_page, told  # noqa: E402 - the docs folder is no package

from nec_cdisc.problem import CODES  # noqa: E402 - see above

CASES = cases()
#: Problems that have no place in a file: of the export, or of the command line.
OF_THE_EXPORT = ("RAW", "RUN101")


def problems(case: Case) -> list[str]:
    """Return the first lines of the problems on the screen, notes left out."""
    return [line for line in told(case).screen if line.startswith(("error ", "query "))]


def under_the_caret(case: Case) -> str:
    """Return the text of the edited study that the first problem points to."""
    file, line, column = problems(case)[0].split(": ", 1)[0].split()[-1].split(":")
    return case.files[file].decode("utf-8", "replace").splitlines()[int(line) - 1][int(column) - 1 :]


def edited_lines(case: Case) -> set[tuple[str, int]]:
    """Return the file and number of each line that the edit changed; of a line taken out the one now in its place."""
    found = set()
    for edit in case.edits:
        before, after = (
            text.decode("utf-8", "replace").splitlines() for text in (edit.before or b"", edit.after or b"")
        )
        found |= {(edit.file, number) for number, line in enumerate(after, 1) if line not in before}
    return found


def ids(case: Case) -> str:
    """Return the name of a case."""
    return f"{case.kind}: {case.title}"


def test_there_are_enough_cases_of_each_kind():
    """The gallery has more than forty mistakes, at least three of a kind, each with a title of its own."""
    assert len(CASES) >= 100
    assert min(sum(case.kind == kind for case in CASES) for kind in KINDS) >= 3
    assert len({case.title for case in CASES}) == len(CASES)


def test_the_study_without_an_edit_is_right():
    """What a case shows comes of its edit: the study itself has no error and no query."""
    nothing = Case("", "", "", (), base(), ("lint",), {})
    assert told(nothing).screen == ()
    assert told(nothing).exit_code == 0


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_a_mistake_gives_exactly_its_problems(case):
    """The problems are those of the mistake, in this order, no consequence beside them, and the exit code is right."""
    shown = told(case)
    if case.command[0] == "sdtm" and shown.listed:
        found = list(dict.fromkeys(line["code"] for line in shown.listed))
    else:
        found = [line.split()[1] for line in problems(case)]
    assert found == case.expect["codes"]
    assert shown.exit_code == int(case.expect["exit"])


@pytest.mark.parametrize("case", [case for case in CASES if "at" in case.expect], ids=ids)
def test_the_caret_stands_under_the_mistake(case):
    """Line and column are those of the word that is wrong; the line is an edited one unless the case says otherwise."""
    assert under_the_caret(case).startswith(case.expect["at"])
    file, line, _ = problems(case)[0].split(": ", 1)[0].split()[-1].split(":")
    assert ((file, int(line)) in edited_lines(case)) is ("elsewhere" not in case.expect)


@pytest.mark.parametrize("case", [case for case in CASES if "cell" in case.expect], ids=ids)
def test_the_raw_cell_is_named(case):
    """The first problem of the list names raw file, row, column and value."""
    first = told(case).listed[0]
    assert [first[name] for name in ("raw_file", "raw_row", "raw_column", "raw_value")] == case.expect["cell"]


@pytest.mark.parametrize("case", [case for case in CASES if "nearest" in case.expect], ids=ids)
def test_the_right_name_is_offered(case):
    """The name that was meant is offered with the first problem."""
    (first, *_) = [line for line in told(case).screen if line.startswith("  did you mean ")]
    assert first == f"  did you mean {case.expect['nearest']}?"


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_every_problem_says_why_and_what_next(case):
    """Each kind on the screen has its reason, or is in the catalogue, and each problem a next step."""
    screen = told(case).screen
    if not case.expect["codes"]:
        return
    if case.command[0] == "lint" or not told(case).listed:
        kinds = {line.split()[1] for line in problems(case)}
        assert len([line for line in screen if line.startswith("  why:  ")]) == len(kinds)
        assert len([line for line in screen if line.startswith("  next: ")]) == len(problems(case))
        return
    for code in case.expect["codes"]:
        assert CODES[code].why
        if CODES[code].severity != "note":
            assert any(line.startswith((f"{code} next: ", "  next: ")) for line in screen)
    assert all(line["next_step"] for line in told(case).listed)


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_no_next_step_speaks_of_a_suggestion_that_is_not_there(case):
    """Who is told to use what the message suggests finds a suggestion there."""
    offered = any(line.startswith("  did you mean ") for line in told(case).screen)
    promised = [line for line in told(case).screen if "next:" in line and "the message suggests" in line]
    assert offered or not promised


def test_the_page_holds_each_case():
    """The page has a section for each case and says nothing of the machine that wrote it."""
    page = gallery_page()
    assert [line[4:] for line in page.splitlines() if line.startswith("### ")] == [case.title for case in CASES]
    assert "/tmp" not in page  # noqa: S108 - that is what must not be there
    assert str(ROOT) not in page


def test_the_page_is_current():
    """The page in the repository is what the program says now."""
    assert (ROOT / "docs" / "gallery.md").read_text("utf-8") == gallery_page(), (
        "docs/gallery.md is stale; run: make docs"
    )
