"""The report of the register: one line for each of its lines, whatever became of it."""

from __future__ import annotations

import csv

from nec_cdisc.report.corrections import COLUMNS, write_corrections

HEADER = "form,key,field,old_value,new_value,who,why\n"


def written(build, path, *lines: str):
    """Run the base study with a register and return the lines of the report."""
    built = build({"mappings/corrections.csv": HEADER + "".join(f"{line}\n" for line in lines)})
    write_corrections(built.run().outcome, built.plan, path)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_line_of_the_register_is_a_line(build, tmp_path):
    """In the order of the register, applied or not, with what reads the cell."""
    found = written(
        build,
        tmp_path / "corrections.csv",
        "dm,site=01; subj=002,sex,f,m,AB,no match",
        "dm,site=02; subj=001,first,,03.07.2019,AB,late entry",
        "dm,site=07; subj=001,first,,03.07.2019,AB,nobody",
    )
    names = ("result", "raw_row", "subject", "value_in_export", "variables")
    assert [tuple(line[name] for name in names) for line in found] == [
        ("not applied", "3", "01-002", "m", "DM.SEX"),
        ("applied", "4", "02-001", "", "DM.RFSTDTC"),
        ("not applied", "", "", "", "DM.RFSTDTC"),
    ]


def test_without_a_register_the_header_stands_alone(build, tmp_path):
    """A study without corrections says so by an empty list."""
    path = tmp_path / "corrections.csv"
    built = build({})
    write_corrections(built.run().outcome, built.plan, path)
    assert path.read_text("utf-8") == ",".join(COLUMNS) + "\n"
