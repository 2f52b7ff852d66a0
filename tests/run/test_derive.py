"""Derivations: bounds on the line, extremes of another table, values of another dataset, births."""

from __future__ import annotations

from nec_cdisc.plugin.verb import Refused

EX = """\
dataset: EX
one_record_per: dose
rows: {from: ex}
variables:
  EXSEQ: {sequence: [EXSTDTC]}
  EXTRT: {constant: X-77}
  EXDOSE: {number: mg}
  EXSTDTC: {date: day}
"""
DOSES = """\
site,subj,day,mg
01,001,05.07.2019,10
01,001,03.07.2019,10
01,001,01.07.2019,0
01,002,09.07.2019,20
01,002,08.07.2019,20
09,009,01.01.2019,20
"""
FORM = "ex: {file: ex.csv, key: [site, subj, day]}\n"
DM = """\
dataset: DM
one_record_per: subject
rows: {{from: dm}}
variables:
  SUBJID: subj
{more}
  SITEID: site
  SEX: {{code: sex, list: sex}}
  COUNTRY: {{constant: DEU}}
not_submitted: {{first: compared with the doses}}
"""


def dosed(build, *lines: str, doses: str = DOSES, ex: str = EX):
    """Build demographics with the given lines beside a form of doses."""
    files = {"mappings/sdtm/dm.yaml": DM.format(more="".join(f"  {line}\n" for line in lines)), "raw/ex.csv": doses}
    return build({**files, "mappings/sdtm/ex.yaml": ex}, forms=FORM)


def births(ran, dataset: str, role: str, target: str | None = None) -> list[tuple[str, int, int]]:
    """Return table, record and row of the births of a role."""
    found = [item for item in ran.outcome.datasets[dataset].births if (item.role, item.target) == (role, target)]
    return sorted((b.table, r, w) for b in found for r, w in zip(b.records.tolist(), b.rows.tolist(), strict=True))


def test_an_extreme_takes_one_row_of_each_subject_and_remembers_the_others(build):
    """The earliest dose that counts wins; rows that lost and rows that won are births of the record."""
    ran = dosed(build, "RFSTDTC: {earliest: ex.day, keep: mg > 0}").run()
    assert ran.rows("DM", "USUBJID", "RFSTDTC") == [
        ("01-001", "2019-07-03"),
        ("01-002", "2019-07-08"),
        ("02-001", None),
    ]
    assert births(ran, "DM", "winner", "RFSTDTC") == [("raw/ex.csv", 0, 3), ("raw/ex.csv", 1, 6)]
    assert births(ran, "DM", "loser", "RFSTDTC") == [("raw/ex.csv", 0, 2), ("raw/ex.csv", 1, 5)]


def test_a_condition_of_an_extreme_may_name_its_table(build):
    """A column of the other table means the same with and without the table before it."""
    ran = dosed(build, "RFSTDTC: {latest: EX.EXSTDTC, keep: EX.EXDOSE > 0 and EXDOSE < 15}").run()
    assert ran.rows("DM", "RFSTDTC") == ["2019-07-05", None, None]


def test_births_of_an_extreme_name_rows_of_the_finished_dataset(build):
    """A dataset is sorted after it was looked into, and the births still point to the right record."""
    ran = dosed(build, "RFSTDTC: {latest: EX.EXSTDTC}").run()
    days = ran.rows("EX", "EXSTDTC")
    assert [days[row] for _, _, row in births(ran, "DM", "winner", "RFSTDTC")] == ran.rows("DM", "RFSTDTC")[:2]
    assert days == ["2019-07-01", "2019-07-03", "2019-07-05", "2019-07-08", "2019-07-09"]


def test_an_extreme_of_a_table_without_rows_gives_nothing(build):
    """No dose is no fault: every subject is without a date."""
    ran = dosed(build, "RFSTDTC: {earliest: ex.day}", doses="site,subj,day,mg\n").run()
    assert ran.rows("DM", "RFSTDTC") == [None, None, None]
    assert ran.codes == []


def test_an_unreadable_date_elsewhere_is_reported_with_its_cell(build):
    """A raw date that an extreme cannot read is a query of its own row, and does not win."""
    ran = dosed(build, "RFSTDTC: {earliest: ex.day}", doses="site,subj,day,mg\n01,001,40.07.2019,1\n").run()
    assert ran.rows("DM", "RFSTDTC") == [None, None, None]
    assert ran.cells("VAL112") == [("raw/ex.csv", [2], "day", "40.07.2019")]


def test_an_unreadable_date_elsewhere_is_reported_where_nobody_asks(build):
    """A dataset without records has nobody to give the date to, and the cell is as wrong as it would be with one."""
    dm = DM.format(more="  RFSTDTC: {earliest: ex.day}\n").replace("{from: dm}", "{from: dm, keep: site is x}")
    doses = "site,subj,day,mg\n01,001,40.07.2019,1\n"
    ex = EX.replace("{from: ex}", "{from: ex, keep: site is x}")
    files = {"mappings/sdtm/dm.yaml": dm, "mappings/sdtm/ex.yaml": ex, "raw/ex.csv": doses}
    ran = build(files, forms=FORM).run()
    assert ran.rows("DM", "USUBJID", "RFSTDTC") == []
    assert ran.cells("VAL112") == [("raw/ex.csv", [2], "day", "40.07.2019")]


def test_births_of_a_record_are_its_raw_row(build):
    """After withholding and sorting each record still names the row of the file that it stands for."""
    ran = dosed(build, "RFSTDTC: {earliest: ex.day}").run()
    assert births(ran, "EX", "source") == [("raw/ex.csv", record, row) for record, row in enumerate([4, 3, 2, 6, 5])]


def test_a_value_of_another_dataset_that_is_not_unique_stays_blank_and_is_asked_for(build):
    """Several records of the subject there: none is preferred, and the query says so."""
    ran = dosed(build, "RFSTDTC: EX.EXSTDTC", ex=EX.replace("day}", "day}\n  EXSTDY: {study_day: EXSTDTC}")).run()
    assert ran.rows("DM", "RFSTDTC") == [None, None, None]
    assert ran.cells("ROW109") == [("raw/dm.csv", [2, 3], None, None)]
    one = DOSES.replace("01,001,03.07.2019,10\n01,001,01.07.2019,0\n", "")
    ran = dosed(build, "RFSTDTC: EX.EXSTDTC", doses=one).run()
    assert ran.rows("DM", "RFSTDTC") == ["2019-07-05", None, None]


def test_blank_when_blanks_and_asks_where_a_value_stands_all_the_same(build):
    """A value that the form says there is none of is left blank, and is a query with its cell."""
    ran = dosed(build, "RFSTDTC: {date: first, blank_when: sex is m}").run_all_the_same()
    assert ran.rows("DM", "RFSTDTC") == ["2019-07-01", None, None]
    assert ran.cells("ROW107") == [("raw/dm.csv", [3], "first", "02.07.2019")]
    assert "sex is m" in ran.of("ROW107")[0].message


def test_only_when_takes_the_value_of_the_records_where_it_holds(build):
    """Elsewhere the value is not taken, and what cannot be read there is asked of nobody."""
    doses = "site,subj,day,mg\n01,001,03.07.2019,10\n01,002,03.07.2019,none\n01,002,04.07.2019,ten\n"
    ex = EX.replace("{number: mg}", "{number: mg, only_when: day is not 03.07.2019 or subj is 001}")
    ran = dosed(build, "RFSTDTC: {earliest: ex.day}", doses=doses, ex=ex).run()
    assert ran.rows("EX", "EXDOSE") == [10, None, None]
    assert ran.cells("VAL121") == [("raw/ex.csv", [4], "mg", "ten")]
    assert ran.codes == ["VAL121"]


def test_a_verb_that_refuses_all_records_is_a_problem(build, monkeypatch):
    """A refusal by a verb that sees all records at once blanks the variable and is reported, without a traceback."""
    mh = (
        "dataset: MH\none_record_per: entry\nrows: {from: mh}\nvariables: {MHSEQ: {sequence: [MHTERM]}, MHTERM: term}\n"
    )
    files = {"mappings/sdtm/mh.yaml": mh, "raw/mh.csv": "site,subj,term\n01,001,Gout\n"}
    built = build(files, forms="mh: {file: mh.csv, key: [site, subj, term]}\n")

    code = "VAL111"

    def refusing(*_: object) -> None:
        raise Refused(code, "nothing fits")

    monkeypatch.setattr("nec_cdisc.run.derive._subject", refusing)
    ran = built.run()
    assert [item.message for item in ran.of("VAL111")] == ["nothing fits"]
    assert ran.rows("MH", "MHSEQ") == [None]
