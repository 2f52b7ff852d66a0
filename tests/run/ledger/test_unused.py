"""Forms that feed no dataset are counted all the same."""

from __future__ import annotations

import pytest

from nec_cdisc.run.inputs import Inputs
from nec_cdisc.run.ledger.unused import count_unused


def test_all_rows_and_cells_are_not_submitted_for_the_reason_of_the_study(study, fates):
    """Blank rows and rows of another length are rows of the file, too, and their cells are counted."""
    ran = study({"diary": "01,001,1,hello\n\n01,001,2\n"}).run()
    said = ("not submitted", "form not used: nobody asked for it")
    told = fates(ran, "diary")
    assert told[None] == {said: 3}
    assert told["text"] == {said: 1}
    (counts,) = (form for form in ran.outcome.ledger.forms if form.name == "diary")
    assert (counts.rows, counts.cells, counts.ties_out()) == (3, 7, True)
    assert {who: tally[:, 1].tolist() for who, tally in counts.subjects.items()} == {"01-001": [1, 4], None: [2, 3]}


def test_a_file_that_cannot_be_read_is_a_problem(study):
    """What cannot be counted is told: the ledger has no line of it."""
    built = study()
    (built.folder / "raw/diary.csv").write_bytes(b"site,subj,page,text\n01,001,1,\xff\n")
    counts, (problem,) = count_unused(built.plan, Inputs(built.folder))
    assert counts == ()
    assert problem.code == "RAW104"


@pytest.mark.parametrize("lines", ["", "01,001,1,x\n"])
def test_the_forms_in_use_are_not_read_again(study, lines):
    """Only the form that the plan does not read is counted here."""
    built = study({"diary": lines})
    counts, problems = count_unused(built.plan, Inputs(built.folder))
    assert ([form.name for form in counts], problems) == (["diary"], ())
