"""Where records come from: what is kept, looked up, multiplied and set."""

from __future__ import annotations

from tests.conftest import CODE_LISTS, DM

MH = """\
dataset: MH
one_record_per: entry
rows:
{rows}
variables:
  MHSEQ: {{sequence: [MHTERM]}}
  MHTERM: term
{more}
"""
FORM = "mh: {file: mh.csv, key: [site, subj, no]}\n"
RECORDS = """\
site,subj,no,term,coded
01,001,1,Asthma,c1
01,001,2,Cough,c2
01,002,1,Gout,
02,001,1,Myopia,c9
"""
CODING = "coding: {file: coding.csv, key: [code, version]}\n"
CODED = """\
code,version,pt,soc
c1,1,Asthma bronchiale,Resp
c2,1,Cough,Resp
c2,2,Tussis,Resp
,1,Nothing,None
"""


def mapping(rows: str, more: str = "", rest: str = "") -> str:
    """Return a mapping of medical history with the given row block and further variables."""
    return MH.format(rows=_indented(rows), more=_indented(more)) + rest


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


def looked_up(build, block: str, more: str = "MHDECOD: coding.pt", coded: str = CODED):
    """Build medical history with a look-up in the coding form."""
    rows = f"from: mh\nlook_up:\n  coding: {block}"
    rest = "not_submitted:\n  no: number of the line\n  coding: {soc: not asked for, version: of the coding}\n"
    files = {
        "mappings/sdtm/mh.yaml": mapping(rows, more, rest),
        "raw/mh.csv": RECORDS,
        "raw/coding.csv": coded,
    }
    return build(files, forms=FORM + CODING)


def test_records_left_out_by_keep_are_counted(build):
    """A record that the mapping does not keep is no record of the dataset, and is counted with the rule."""
    rest = "not_submitted: {no: number of the line, coded: not asked for}\n"
    files = {"mappings/sdtm/mh.yaml": mapping("from: mh\nkeep: term is not Gout", "", rest), "raw/mh.csv": RECORDS}
    ran = build(files, forms=FORM).run()
    assert ran.rows("MH", "USUBJID", "MHTERM") == [("01-001", "Asthma"), ("01-001", "Cough"), ("02-001", "Myopia")]
    assert ran.outcome.counts["mh", "not kept for MH, where only: term is not Gout"] == 1
    assert ran.outcome.counts["MH", "records built"] == 3


def test_a_look_up_takes_the_one_row_that_matches(build):
    """A found row gives its value; several rows give nothing and a query; a blank key matches nothing."""
    ran = looked_up(build, "{table: coding, match: {code: coded}}").run()
    assert ran.rows("MH", "MHTERM", "MHDECOD") == [
        ("Asthma", "Asthma bronchiale"),
        ("Cough", None),
        ("Gout", None),
        ("Myopia", None),
    ]
    assert ran.codes == ["ROW103"]
    assert ran.cells("ROW103") == [("raw/mh.csv", [3], "coded", "c2")]
    assert str(ran.of("ROW103")[0].place) == "mappings/sdtm/mh.yaml:6:5"
    assert "coding" in ran.of("ROW103")[0].message


def test_a_look_up_that_expects_exactly_one_asks_for_the_missing_row(build):
    """A record without a match is a query where exactly one was expected; a blank key asks for nothing."""
    ran = looked_up(build, "{table: coding, match: {code: coded}, expect: exactly one}").run()
    assert ran.codes == ["ROW103", "ROW104"]
    assert ran.cells("ROW104") == [("raw/mh.csv", [5], "coded", "c9")]


def test_a_look_up_may_bound_the_rows_it_looks_at(build):
    """Rows that 'keep' of a look-up excludes do not count as matches."""
    ran = looked_up(build, '{table: coding, match: {code: coded}, keep: version is "1"}').run()
    assert ran.rows("MH", "MHDECOD") == ["Asthma bronchiale", "Cough", None, None]
    assert ran.codes == []


def test_what_is_looked_up_may_decide_which_records_are_kept(build):
    """A condition over a look-up is answered after looking up."""
    rows = "from: mh\nkeep: coding.soc is Resp\nlook_up:\n  coding: "
    rows += "{table: coding, match: {code: coded}, keep: version is 1}"
    rest = "not_submitted: {no: number of the line, coding: {version: of the coding}}\n"
    files = {
        "mappings/sdtm/mh.yaml": mapping(rows, "MHDECOD: coding.pt", rest),
        "raw/mh.csv": RECORDS,
        "raw/coding.csv": CODED,
    }
    ran = build(files, forms=FORM + CODING).run()
    assert ran.rows("MH", "MHTERM", "MHDECOD") == [("Asthma", "Asthma bronchiale"), ("Cough", "Cough")]


def test_a_look_up_may_read_a_dataset(build):
    """A dataset of the study is a table like a form, and its variables are derived before."""
    block = "{table: DM, match: {USUBJID: who}, keep: SEX is F}"
    rows = f'from: mh\nset:\n  who: {{concatenate: [site, subj], separator: "-"}}\nlook_up:\n  dm: {block}'
    rest = "not_submitted: {no: number of the line, coded: not asked for}\n"
    files = {"mappings/sdtm/mh.yaml": mapping(rows, "MHCAT: dm.SEX", rest), "raw/mh.csv": RECORDS}
    ran = build(files, forms=FORM).run()
    assert ran.rows("MH", "MHTERM", "MHCAT") == [("Asthma", "F"), ("Cough", "F"), ("Gout", None), ("Myopia", "F")]


VS = """\
dataset: VS
one_record_per: test per visit
rows:
  from: vs
  one_row_per_test:
    {tests}
variables:
  VSSEQ: {{sequence: [VSDTC, VSTESTCD]}}
  VSTESTCD: test
  VSTEST: {{decode: VSTESTCD}}
  VSORRES: result
  VSORRESU: unit
  VSDTC: {{date: day}}
"""


def test_a_wide_form_gives_one_record_of_each_test_with_a_result(build):
    """Tests without a result are left out and counted; each record has the unit of its own test."""
    tests = "HEIGHT: {result: ht, unit: ht_u}\n    WEIGHT: {result: wt, unit: wt_u}\n    TEMP: {result: tp}"
    files = {
        "mappings/sdtm/vs.yaml": VS.format(tests=tests),
        "raw/vs.csv": "site,subj,day,ht,ht_u,wt,wt_u,tp\n"
        "01,001,03.07.2019,170,cm,70,kg,\n"
        "01,002,03.07.2019,,cm,80,kg,36.9\n"
        "02,001,03.07.2019,,,,,\n",
    }
    ran = build(files, forms="vs: {file: vs.csv, key: [site, subj]}").run()
    assert ran.rows("VS", "USUBJID", "VSSEQ", "VSTESTCD", "VSTEST", "VSORRES", "VSORRESU") == [
        ("01-001", 1, "HEIGHT", "Height", "170", "cm"),
        ("01-001", 2, "WEIGHT", "Weight", "70", "kg"),
        ("01-002", 1, "TEMP", "Temperature", "36.9", None),
        ("01-002", 2, "WEIGHT", "Weight", "80", "kg"),
    ]
    assert ran.outcome.counts["vs", "test without result, not in VS"] == 5


def test_a_series_of_items_is_one_line(build):
    """A series of tests reads the series of columns of the same length."""
    qs = """\
dataset: QS
one_record_per: item
rows:
  from: qs
  one_row_per_test:
    EOR0101..EOR0103: {result: q1..q3}
variables:
  QSSEQ: {sequence: [QSTESTCD]}
  QSTESTCD: test
  QSTEST: {take: test, comment: the name is the code in this test}
  QSCAT: {constant: EORTC QLQ-C30 V3.0}
  QSORRES: result
"""
    files = {"mappings/sdtm/qs.yaml": qs, "raw/qs.csv": "site,subj,q1,q2,q3\n01,001,4,,2\n01,002,1,3,\n"}
    ran = build(files, forms="qs: {file: qs.csv, key: [site, subj]}").run_all_the_same()
    assert ran.rows("QS", "USUBJID", "QSTESTCD", "QSORRES") == [
        ("01-001", "EOR0101", "4"),
        ("01-001", "EOR0103", "2"),
        ("01-002", "EOR0101", "1"),
        ("01-002", "EOR0102", "3"),
    ]


CENTRAL = """\
source: central
files: {folder: raw/central}
subject: [site, subj]
dates: {orders: ymd}
forms:
  lab: {file: lab.csv, key: [site, subj, what]}
"""


def test_several_sources_feed_one_dataset_each_in_its_own_way(build):
    """Each block sets what is its own, and each date is read by the convention of its own source."""
    rows = (
        "- from: mh\n  set: {what: coded, day: raw.day}\n"
        "- from: lab\n  set: {term: raw.what, what: {constant: LAB}, day: raw.taken}"
    )
    rest = "not_submitted: {mh: {no: number of the line}}\n"
    files = {
        "mappings/sources/central.yaml": CENTRAL,
        "mappings/sdtm/mh.yaml": mapping(rows, "MHCAT: what\nMHDTC: {date: day}", rest),
        "raw/mh.csv": "site,subj,no,term,coded,day\n01,001,1,Asthma,c1,03.07.2019\n01,002,1,Gout,c2,04.UN.2019\n",
        "raw/central/lab.csv": "site,subj,what,taken\n01,001,Anaemia,2019-08-09\n02,001,Zinc deficit,2019-08\n",
    }
    ran = build(files, forms=FORM).run()
    assert ran.rows("MH", "USUBJID", "MHTERM", "MHCAT", "MHDTC") == [
        ("01-001", "Anaemia", "LAB", "2019-08-09"),
        ("01-001", "Asthma", "c1", "2019-07-03"),
        ("01-002", "Gout", "c2", "2019---04"),
        ("02-001", "Zinc deficit", "LAB", "2019-08"),
    ]
    assert ran.codes == []


def test_a_fault_in_a_set_points_to_the_cell_of_its_own_block(build):
    """Two blocks that set the same name are blamed each by its own file and column."""
    rows = "- from: mh\n  set: {day: {date: raw.day}}\n- from: lab\n  set: {term: raw.what, day: {date: raw.taken}}"
    rest = "not_submitted: {mh: {no: number of the line, coded: not asked for}}\n"
    files = {
        "mappings/sources/central.yaml": CENTRAL,
        "mappings/sdtm/mh.yaml": mapping(rows, "MHDTC: day", rest),
        "raw/mh.csv": "site,subj,no,term,coded,day\n01,001,1,Asthma,c1,32.07.2019\n",
        "raw/central/lab.csv": "site,subj,what,taken\n01,001,Anaemia,2019-13-09\n",
    }
    ran = build(files, forms=FORM).run()
    assert sorted(ran.cells("VAL112")) == [
        ("raw/central/lab.csv", [2], "taken", "2019-13-09"),
        ("raw/mh.csv", [2], "day", "32.07.2019"),
    ]


def test_a_tick_box_is_read_by_the_convention_of_each_source(build):
    """A condition over records of two sources asks each one's texts for a ticked box."""
    central = CENTRAL.replace("dates:", 'ticks: {ticked: "Y", not_ticked: "N"}\ndates:')
    rows = "- from: mh\n  set: {box: raw.box}\n- from: lab\n  set: {term: raw.what, box: raw.box}"
    files = {
        "mappings/sources/central.yaml": central,
        "mappings/sdtm/mh.yaml": mapping(rows, "MHPRESP: {flag: box is ticked}"),
        "raw/mh.csv": "site,subj,no,term,box\n01,001,1,Asthma,1\n01,001,2,Bunion,Y\n",
        "raw/central/lab.csv": "site,subj,what,box\n01,001,Caries,1\n01,001,Dyspnoea,Y\n",
    }
    ran = build(files, forms=FORM).run_all_the_same()
    assert ran.rows("MH", "MHTERM", "MHPRESP") == [
        ("Asthma", "Y"),
        ("Bunion", None),
        ("Caries", None),
        ("Dyspnoea", "Y"),
    ]


def test_a_form_without_records_gives_a_dataset_without_records(build):
    """An empty form is no fault: the dataset has its variables and no row."""
    for records in ("", "01,001,1,Asthma,c1\n"):
        files = {"raw/mh.csv": "site,subj,no,term,coded\n" + records, "raw/coding.csv": "code,version,pt,soc\n"}
        block = "{table: coding, match: {code: coded}, keep: version is 1}"
        rest = "not_submitted: {no: number of the line, coding: {soc: not asked for}}\n"
        rows = f"from: mh\nkeep: coding.pt is blank and no > 0\nlook_up:\n  coding: {block}"
        files["mappings/sdtm/mh.yaml"] = mapping(rows, "MHDECOD: {take: coding.pt, blank_when: term is x}", rest)
        ran = build(files, forms=FORM + CODING).run()
        assert ran.rows("MH", "MHTERM", "MHDECOD") == ([("Asthma", None)] if records else [])
        assert ran.codes == []


VITALS = """\
dataset: VS
one_record_per: measurement
rows:
  from: vs
  one_row_per_test:
    SYSBP: {result: sys, unit: {constant: mmHg}, place: {constant: ARM}}
    PULSE: {result: hr, unit: {constant: beats/min}}
variables:
  VSSEQ: {sequence: [VSTESTCD]}
  VSTESTCD: test
  VSTEST: {decode: VSTESTCD}
  VSORRES: result
  VSORRESU: unit
  VSLOC: place
"""


def vitals(build, mapping: str = VITALS):
    """Build the study with vital signs, whose form prints the units."""
    files = {"mappings/sdtm/vs.yaml": mapping, "raw/vs.csv": "site,subj,sys,hr\n01,001,120,71\n01,002,,80\n"}
    return build(files, forms="vs: {file: vs.csv, key: [site, subj]}")


def test_a_unit_that_the_form_prints_is_a_constant_of_its_test(build):
    """Each test has its own text, a test without one has none, and a blank result still makes no record."""
    assert vitals(build).run().rows("VS", "USUBJID", "VSTESTCD", "VSORRES", "VSORRESU", "VSLOC") == [
        ("01-001", "PULSE", "71", "beats/min", None),
        ("01-001", "SYSBP", "120", "mmHg", "ARM"),
        ("01-002", "PULSE", "80", "beats/min", None),
    ]


def test_a_constant_of_a_test_is_held_against_the_codelist(build):
    """A unit that the closed codelist lacks is told before any data are read."""
    built = vitals(build, VITALS.replace("{constant: mmHg}", "{constant: Torr}"))
    assert [said.split(": ", 1)[0].split(" ")[0] for said in built.said] == []
    notes = [item.message for item in built.linted.problems if item.code == "MAP146"]
    assert notes == ["'Torr' for VSORRESU is not in the codelist VSRESU"]


def test_a_test_of_constants_alone_reads_no_column(build):
    """It would make a record of everybody."""
    built = vitals(build, VITALS.replace("{result: hr, unit", "{result: {constant: '70'}, unit"))
    assert [said.split(": ")[0] for said in built.said][:1] == ["MAP103 mappings/sdtm/vs.yaml:7:5"]


def test_a_series_of_tests_shares_its_constants(build):
    """Thirty questions of one form are one line, constants and all."""
    built = vitals(build, VITALS.replace("    PULSE: {result: hr", "    XX1..XX2: {result: hr"))
    same = {"unit": "beats/min"}
    assert built.plan.study.datasets["VS"].blocks[0].constants == {
        "SYSBP": {"unit": "mmHg", "place": "ARM"},
        "XX1": same,
        "XX2": same,
    }


def test_a_name_that_is_set_keeps_the_bounds_of_its_line(build):
    """What 'only_when' leaves out is blank without a query; 'blank_when' asks about what stands there all the same."""
    bounds = (
        "rows:\n  from: dm\n  set:\n    a: {code: sex, list: sex, only_when: site is 01}\n"
        "    b: {code: sex, list: other, only_when: site is not 01}\n    c: {take: first, blank_when: sex is m}\n"
    )
    dm = DM.replace("rows: {from: dm}\n", bounds).replace("{code: sex, list: sex}", "{coalesce: [a, b]}")
    files = {
        "mappings/sdtm/dm.yaml": dm + "  RFENDTC: {date: c}\n",
        "raw/dm.csv": "site,subj,sex,first\n01,001,f,01.07.2019\n01,002,m,02.07.2019\n02,001,w,\n",
        "mappings/code_lists.yaml": CODE_LISTS + "other: {unknown: query, terms: {w: F}}\n",
    }
    ran = build(files).run()
    assert ran.rows("DM", "SEX", "RFENDTC") == [("F", "2019-07-01"), ("M", None), ("F", None)]
    assert ran.codes == ["ROW107"]


def test_a_constant_result_is_always_there(build):
    """A condition that the form takes for granted has a record for each subject, one that is asked where answered."""
    tests = "HEIGHT: {result: {constant: '1'}, unit: ht_u}\n    WEIGHT: {result: wt}"
    files = {
        "mappings/sdtm/vs.yaml": VS.format(tests=tests),
        "raw/vs.csv": "site,subj,day,ht_u,wt\n01,001,03.07.2019,,\n01,002,03.07.2019,cm,70\n",
    }
    ran = build(files, forms="vs: {file: vs.csv, key: [site, subj]}").run()
    assert ran.rows("VS", "USUBJID", "VSTESTCD", "VSORRES", "VSORRESU") == [
        ("01-001", "HEIGHT", "1", None),
        ("01-002", "HEIGHT", "1", "cm"),
        ("01-002", "WEIGHT", "70", None),
    ]


def test_a_wide_form_without_a_result_says_which_word_decides(build):
    """Without the word result the first one that names a column decides; what is left out is counted under it."""
    text = VS.format(tests="HEIGHT: {asked: ht, result2: day}").replace("VSORRES: result", "VSORRES: asked")
    files = {
        "mappings/sdtm/vs.yaml": text.replace("  VSORRESU: unit\n", ""),
        "raw/vs.csv": "site,subj,day,ht\n01,001,03.07.2019,\n01,002,03.07.2019,170\n",
    }
    ran = build(files, forms="vs: {file: vs.csv, key: [site, subj]}").run()
    assert ran.outcome.counts["vs", "test without asked, not in VS"] == 1
