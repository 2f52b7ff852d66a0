"""What comes from outside steers neither terminal nor spreadsheet, leaves no folder, and tells nothing private."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pyreadstat
import pytest
from rich.console import Console

from nec_cdisc.console.problems import show_grouped, show_in_full
from nec_cdisc.console.screen import shown
from nec_cdisc.problem import Cells, Problem
from nec_cdisc.report.table import safe
from nec_cdisc.writers.xpt import file_name

#: Clears the screen, sets its title, links elsewhere, rings, turns the reading direction, is markup, breaks markup.
EVIL = "\x1b[2J\x1b]0;owned\x07\x1b]8;;http://x\x1b\\\x9b31m\u202e\u2066[bold red]x[/][/nothing][link=http://x]y[/link]"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
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
supplementary:
  NOTE: {take: more.note, label: Note}
"""


def quoted(text: str) -> str:
    """Return a cell of a CSV file."""
    return '"' + text.replace('"', '""') + '"'


def printed(function, *arguments) -> str:
    """Return what a terminal without colours would get."""
    text = io.StringIO()
    function(Console(file=text, width=160, highlight=False, force_terminal=False), *arguments)
    return text.getvalue()


def test_no_raw_value_steers_the_terminal(attack):
    """Escape sequences, links, direction signs and markup in values, keys and columns are shown as their codes."""
    content = f"site,subj,birth,{quoted(EVIL)}\n01,001,{quoted(EVIL)},x\n{quoted(EVIL)},002,01.01.1950,x\n"
    answer = attack.raw("more.csv", content.encode())
    assert STEERING.search(answer.screen) is None
    assert "<U+001B>" in answer.screen
    source = "forms_not_used: {}\n"
    more = {"raw/more.csv": content, "mappings/sdtm/dm.yaml": DM.replace("more.note", '"more.x"'), "a": source}
    assert STEERING.search(attack(more).screen) is None


def test_no_raw_value_steers_whoever_prints_a_report(attack):
    """The list of problems holds no sign that a terminal obeys, and no cell that a spreadsheet carries out."""
    rows = "".join(f"01,{number:03},{quoted(value)}\n" for number, value in enumerate((EVIL, "=1+1", "@x", "+y"), 1))
    folder = attack.write({"raw/more.csv": f"site,subj,birth\n{rows}"})
    attack.ask(folder)
    for path in (folder / "outputs").rglob("*.csv"):
        text = path.read_text("utf-8")
        assert STEERING.search(text) is None, path
        for line in csv.reader(io.StringIO(text)):
            assert not [cell for cell in line if cell.startswith(("=", "+", "-", "@", "\t"))], path


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", "\n=1", "＝1", "－1", "a;=1", "a\t=1", "a\n@b"])  # noqa: RUF001 - wide signs are meant
def test_no_cell_is_a_formula_however_it_is_divided(cell: str):
    """Neither at the start, nor behind what another spreadsheet takes for a separator, does a formula begin."""
    assert re.search(r"(^|[;\t\n])[=+\-@＝＋－＠]", safe(cell)) is None  # noqa: RUF001 - wide signs are meant
    assert safe("1-2; a=b, c@d") == "1-2; a=b, c@d"


def test_what_reaches_the_datasets_is_the_value_as_typed(attack):
    """A value that begins like a formula is data: it goes to SUPPDM unchanged; one with an escape sequence is asked."""
    content = f"site,subj,birth,note\n01,001,01.02.1950,=1+1\n01,002,01.02.1950,{quoted(EVIL)}\n"
    folder = attack.write({"raw/more.csv": content, "mappings/sdtm/dm.yaml": DM})
    answer = attack.ask(folder)
    assert answer.sdtm == 0
    frame, _ = pyreadstat.read_xport(folder / "outputs" / "sdtm" / "suppdm.xpt")
    assert frame["QVAL"].tolist() == ["=1+1"]
    assert [line["raw_row"] for line in answer.problems if line["code"] == "ROW113"] == ["3"]


def test_private_values_stay_private_whatever_they_hold(attack):
    """A private cell with an escape sequence, no date, in a broken row or beyond all size is told without its value."""
    for value in ("SECRET", EVIL + "SECRET", "SECRET" * 100_000, '=HYPERLINK("SECRET")'):
        content = f"site,subj,birth\n01,001,{quoted(value)}\n01,002\nSECRET,{quoted(value)},x,y\n"
        form = "{file: more.csv, key: [site, subj], private: [site, subj, birth]}"
        folder = attack.write({"raw/more.csv": content}, form)
        answer = attack.ask(folder)
        assert "SECRET" not in answer.screen
        assert not [path for path in (folder / "outputs").rglob("*.csv") if "SECRET" in path.read_text("utf-8")]


@pytest.mark.parametrize("name", ["../../x", "/tmp/x", "a/b", "..", "", "DM.xpt", "DM\0", "C:X", "ÄÖ", "dm"])  # noqa: S108 - no file is made
def test_a_name_of_a_dataset_leads_to_no_other_folder(name: str):
    """What is no name of a dataset never becomes the name of a file."""
    with pytest.raises(ValueError, match="no name of a dataset"):
        file_name(name)


def test_text_of_any_kind_can_be_shown():
    """Markup that does not fit together is shown, and does not end the program."""
    problem = Problem("VAL111", EVIL, None, Cells(EVIL, (2,), EVIL, EVIL), nearest=EVIL, next_step=EVIL)
    assert STEERING.search(printed(show_grouped, [problem])) is None
    assert STEERING.search(printed(show_in_full, [problem], {})) is None
    assert "[/nothing]" in printed(lambda console: console.print(shown(EVIL)))


def test_rules_and_names_of_a_study_are_shown_not_obeyed(attack):
    """A rule that leaves records out, named like markup, is printed as it stands."""
    form = '{file: more.csv, key: [site, subj], leave_out: {"[/x] [bold]gone[/bold]": subj is 002}}'
    folder = attack.write({}, form)
    answer = attack.ask(folder)
    assert answer.sdtm == 0
    assert "[/x] [bold]gone[/bold]" in answer.screen


def test_outputs_stay_in_the_study(attack, tmp_path: Path):
    """Everything that a run writes lies below outputs."""
    folder = attack.write({})
    before = {path for path in tmp_path.rglob("*") if not path.is_relative_to(folder / "outputs")}
    attack.ask(folder)
    assert {path for path in tmp_path.rglob("*") if not path.is_relative_to(folder / "outputs")} == before
