"""Characters beyond printable ASCII are replaced with a note, or asked about, at their raw cell."""

from __future__ import annotations

import pytest

MH = """\
dataset: MH
one_record_per: entry
rows: {from: mh}
variables:
  MHSEQ: {sequence: [MHSPID]}
  MHSPID: no
  MHTERM: term
supplementary:
  MHNOTE: {take: note, label: Note}
"""


def built(build, *lines: str, private: str = ""):
    """Build medical history from lines of number, term and note."""
    records = "site,subj,no,term,note\n" + "".join(f"01,001,{line}\n" for line in lines)
    form = f"mh: {{file: mh.csv, key: [site, subj, no]{private}}}\n"
    return build({"mappings/sdtm/mh.yaml": MH, "raw/mh.csv": records}, forms=form)


def test_a_replaced_character_is_noted_at_its_cell(build):
    """A note shows the collected text and the written one, with file, row and column, once per distinct text."""
    ran = built(build, "1,Übelkeit,", "2,Gout,", "3,Übelkeit,").run()
    assert ran.cells("XPT130") == [("raw/mh.csv", [2, 4], "term", "Übelkeit")]
    assert [item.message for item in ran.of("XPT130")] == ["'Übelkeit' is written as 'Uebelkeit'"]


@pytest.mark.parametrize("sign", ["\U0001f600", "日", "\u0600"])
def test_a_character_without_replacement_is_asked(build, sign: str):
    """The cell stays blank and the site is asked; the other records and the whole run are not refused."""
    ran = built(build, f"1,Gout,fine {sign}", "2,Asthma,fine").run()
    assert ran.cells("ROW113") == [("raw/mh.csv", [2], "note", f"fine {sign}")]
    assert ran.rows("SUPPMH", "QNAM", "QVAL") == [("MHNOTE", "fine")]
    assert f"U+{ord(sign):04X}" in ran.of("ROW113")[0].message


def test_a_required_value_without_replacement_withholds_its_record(build):
    """Where the variable is required, its record is withheld like any other without a value."""
    ran = built(build, "1,日,", "2,Asthma,").run()
    assert ran.rows("MH", "MHTERM") == ["Asthma"]
    assert ran.codes == ["ROW106", "ROW113"]


def test_a_private_text_is_quoted_nowhere(build):
    """Of a private column only the place is told."""
    ran = built(build, "1,Gout,Müller", "2,Gout,日本", private=", private: note").run()
    assert "Müller" not in str(ran.outcome.problems)
    assert "日本" not in str(ran.outcome.problems)
    assert [cells[:3] for cells in (*ran.cells("XPT130"), *ran.cells("ROW113"))] == [
        ("raw/mh.csv", [2], "note"),
        ("raw/mh.csv", [3], "note"),
    ]


def test_plain_text_raises_nothing(build):
    """Printable ASCII is neither noted nor asked."""
    assert built(build, "1,Gout ~!,'#'").run().codes == []
