"""Trial design datasets as a run makes them."""

from __future__ import annotations

import pytest
from tests.conftest import DM, SOURCE
from tests.plan.trial_design.conftest import PROTOCOL, SUMMARY

from nec_cdisc.run.cut import Cut
from nec_cdisc.run.engine import execute
from nec_cdisc.run.inputs import Inputs
from nec_cdisc.run.sdtm import convert

ARMS = DM + "  ARMCD: arm\n"
SUBJECTS = """\
site,subj,sex,first,arm
01,001,f,UN.06.2019,ARM-A
01,002,m,02.07.2019,ARM-B
02,001,f,04.07.2019,ARM-X
"""


def test_datasets_stand_in_the_order_of_the_standard_with_the_study_of_dm(build):
    """STUDYID is that of DM, and no trial design dataset has USUBJID."""
    ran = build(study=PROTOCOL + SUMMARY).run()
    assert list(ran.outcome.datasets) == ["DM", "TA", "TE", "TV", "TI", "TS"]
    for name in ("TA", "TE", "TV", "TI", "TS"):
        frame = ran.outcome.datasets[name].frame
        assert set(frame["STUDYID"]) == {"T-1"}
        assert set(frame["DOMAIN"]) == {name}
        assert "USUBJID" not in frame


def test_records_are_sorted_by_the_natural_keys_and_numbers_are_numbers(build):
    """Visits stand by number, parameters by name."""
    ran = build(study=PROTOCOL + SUMMARY).run()
    assert ran.rows("TV", "VISITNUM", "VISIT") == [(1, "SCREENING"), (2, "WEEK 1"), (3, "WEEK 2"), (9, "MRI")]
    assert ran.rows("TE", "ETCD") == ["A", "B", "FUP", "SCRN"]
    assert ran.rows("TS", "TSPARMCD") == sorted(ran.rows("TS", "TSPARMCD"))


def test_permissible_variables_without_a_value_are_not_written(build):
    """TSGRPID and TIRL stand only where a record has one; expected variables stand always."""
    plain = PROTOCOL.replace(", subcategory: Body, rule: WEIGHT >= 45", "")
    ran = build(study=plain + SUMMARY).run()
    assert "TIRL" not in ran.outcome.datasets["TI"].frame
    assert "TSGRPID" not in ran.outcome.datasets["TS"].frame
    assert {"TSVALCD", "TSVCDREF", "TSVCDVER"} <= set(ran.outcome.datasets["TS"].frame)


def test_dates_and_counts_come_from_the_data(build):
    """A partial date decides neither the first nor the last day; ``among`` bounds the subjects."""
    summary = SUMMARY.replace("{latest: DM.RFSTDTC}", "{latest: DM.RFSTDTC, among: DM.SEX}")
    ran = build({"raw/dm.csv": SUBJECTS.replace(",arm", "").replace(",ARM-A", "").replace(",ARM-B", "")
                 .replace(",ARM-X", "").replace("02,001,f", "02,001,")}, study=PROTOCOL + summary).run()  # fmt: skip
    found = dict(ran.rows("TS", "TSPARMCD", "TSVAL"))
    assert (found["SSTDTC"], found["SENDTC"], found["ACTSUB"]) == ("2019-07-02", "2019-07-02", "2")


def test_a_start_that_no_subject_has_is_an_error(build):
    """Without SSTDTC the submission would be rejected, so nothing is published."""
    ran = build({"raw/dm.csv": "site,subj,sex,first\n01,001,f,UN.06.2019\n"}, study=PROTOCOL + SUMMARY).run()
    assert [item.message.split(",")[0] for item in ran.of("TRD122")] == [
        "SENDTC is the latest DM.RFSTDTC",
        "SSTDTC is the earliest DM.RFSTDTC",
    ]


def test_an_end_is_not_known_while_a_subject_has_none(build):
    """With a null flavour the last date stands only when every subject has one, and a note tells how many have none."""
    summary = SUMMARY.replace("{latest: DM.RFSTDTC}", "{latest: DM.RFSTDTC, null_flavor: NAV}")
    for first, value in (("", (None, "NAV", None)), ("03.07.2019", ("2019-07-03", None, "ISO 8601"))):
        subjects = f"site,subj,sex,first\n01,001,f,01.07.2019\n01,002,m,{first}\n"
        ran = build({"raw/dm.csv": subjects}, study=PROTOCOL + summary).run()
        rows = ran.rows("TS", "TSPARMCD", "TSVAL", "TSVALNF", "TSVCDREF")
        assert [row[1:] for row in rows if row[0] == "SENDTC"] == [value]
        told = ["SENDTC is NAV: 1 of its subjects have no DM.RFSTDTC yet"] if value[0] is None else []
        assert [item.message for item in ran.of("TRD123")] == told


def test_a_start_may_wait_for_the_first_subject(build):
    """With a null flavour a study that nobody has entered has its datasets all the same."""
    summary = SUMMARY.replace("{earliest: DM.RFSTDTC}", "{earliest: DM.RFSTDTC, null_flavor: NAV}")
    summary = summary.replace("{latest: DM.RFSTDTC}", "{latest: DM.RFSTDTC, null_flavor: NAV}")
    ran = build({"raw/dm.csv": "site,subj,sex,first\n01,001,f,UN.06.2019\n"}, study=PROTOCOL + summary).run()
    assert (len(ran.of("TRD122")), len(ran.of("TRD123"))) == (0, 2)


def test_a_long_value_goes_on_in_further_variables(build):
    """TSVAL1 follows TSVAL, cut between words, and no word is lost."""
    title = " ".join(["everolimus"] * 40)
    ran = build(study=PROTOCOL + SUMMARY.replace("A trial to test with", title)).run()
    frame = ran.outcome.datasets["TS"].frame
    names = list(frame)
    assert names[names.index("TSVAL") : names.index("TSVAL") + 3] == ["TSVAL", "TSVAL1", "TSVAL2"]
    [parts] = [row[1:] for row in ran.rows("TS", "TSPARMCD", "TSVAL", "TSVAL1", "TSVAL2") if row[0] == "TITLE"]
    assert " ".join(parts) == title
    assert max(map(len, parts)) <= 200
    labels = {item.name: item.label for item in ran.outcome.datasets["TS"].spec.variables.values()}
    assert labels["TSVAL2"] == "Parameter Value 2"


def test_an_arm_that_nobody_planned_is_a_query_with_its_record(build):
    """ARM-X of the third subject is in the data alone."""
    ran = build({"mappings/sdtm/dm.yaml": ARMS, "raw/dm.csv": SUBJECTS}, study=PROTOCOL).run()
    assert [item.message for item in ran.of("TRD121")] == ["ARMCD is 'ARM-X', and the protocol has ARM-A, ARM-B"]
    assert ran.cells("TRD121") == [("raw/dm.csv", [4], None, None)]


@pytest.mark.parametrize("partitions", [1, 2, 3])
def test_any_number_of_partitions_makes_them_once(build, partitions):
    """They are made for the whole study."""
    built = build(study=PROTOCOL + SUMMARY)
    outcome = execute(built.plan, Inputs(built.folder), pieces=Cut(partitions))
    assert len(outcome.datasets["TA"].frame) == 6
    assert len(outcome.datasets["TS"].frame) == 44


def test_a_cut_run_says_its_own_cut_off(build):
    """DCUTDTC is the day of the cut, with a note; without a cut it is what was typed."""
    built = build(study=PROTOCOL + SUMMARY)
    ran = built.run("2019-07-31")
    assert dict(ran.rows("TS", "TSPARMCD", "TSVAL"))["DCUTDTC"] == "2019-07-31"
    assert [item.message for item in ran.of("TRD119")] == [
        "DCUTDTC is 2019-07-31, the data cut-off of the run, and not 2020-01 as the protocol block says"
    ]
    assert dict(built.run().rows("TS", "TSPARMCD", "TSVAL"))["DCUTDTC"] == "2020-01"


def test_an_arm_from_a_private_column_is_not_quoted(build):
    """The query says that the arm is unknown, and not which one it is."""
    source = SOURCE.replace("key: [site, subj]}", "key: [site, subj], private: arm}")
    files = {"mappings/sdtm/dm.yaml": ARMS, "mappings/sources/edc.yaml": source, "raw/dm.csv": SUBJECTS}
    ran = build(files, study=PROTOCOL).run()
    assert ["ARM-X" in item.message for item in ran.of("TRD121")] == [False]


def test_characters_that_are_replaced_are_noted(build):
    """Nobody looked at the texts of the protocol before they were written."""
    built = build(study=PROTOCOL.replace("Weight of at least 50 kg", "Weight ≥ 50 kg") + SUMMARY)
    conversion = convert(built.linted, built.plan)
    assert [item.target for item in conversion.problems if item.code == "XPT130"] == ["TI.IETEST"]
    assert (built.folder / "outputs" / "sdtm" / "ti.xpt").is_file()
