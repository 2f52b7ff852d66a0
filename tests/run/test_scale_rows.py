"""Records of scales: one for each scale and questionnaire, what they read, and whom a query tells of."""

from __future__ import annotations

import random

import pytest
from tests.adam.analysed import analysed
from tests.adam.questionnaires import answered, study

from nec_cdisc.run.cut import Cut

SCREENING, WEEK_8 = ("TEST-1", 1.0, "2020-12-20"), ("TEST-1", 2.0, "2021-02-26")
SECOND = [
    *answered(*SCREENING, q08=2, q10=1, q12=2, q18=4, q29=6, q30=5),
    *answered(*WEEK_8, q10=3, q12=None, q18=None, q09=1, q19=4),
    *answered("TEST-2", 1.0, "2020-12-21", q08=4),
]


def scores(tmp_path, answers, *cut):
    """Run a study with these answers; return its records by subject, visit and scale, and the queries."""
    folder = study(tmp_path, answers)
    ran = analysed(folder, folder / "sdtm", *cut)
    assert all(isinstance(item.cells.value, str) for item in ran.queries)
    records = {(row["USUBJID"], row["AVISITN"], row["PARAMCD"]): row for row in ran.records("ADQS")}
    return records, [(item.code, item.message, item.cells.rows) for item in ran.queries]


def test_a_questionnaire_has_a_record_of_each_scale(tmp_path):
    """Fifteen records for each time, with score, number of answers and date, also where an item was never asked."""
    records, queries = scores(tmp_path, SECOND)
    assert len(records) == 3 * 15
    told = {key: (row["AVAL"], row["ANSWERED"], row["ADT"]) for key, row in records.items()}
    assert told["TEST-1", "1", "FA"] == ("44.4444444444", "3", "2020-12-20")
    assert told["TEST-1", "1", "QL2"] == ("75", "2", "2020-12-20")
    assert told["TEST-1", "1", "DY"] == ("33.3333333333", "1", "2020-12-20")
    assert told["TEST-1", "2", "PA"] == ("50", "2", "2021-02-26")
    assert told["TEST-1", "2", "FA"] == ("", "1", "2021-02-26")  # one of three is less than half
    assert told["TEST-1", "2", "EF"] == ("", "0", "2021-02-26")
    assert told["TEST-2", "1", "DY"] == ("100", "1", "2020-12-21")
    assert queries == []


def test_only_a_scale_of_one_item_has_one_source(tmp_path):
    """The number of the record that it comes from is given there; a score of several items names none."""
    records, _ = scores(tmp_path, SECOND)
    named = {key: row["SRCSEQ"] for key, row in records.items() if row["SRCSEQ"]}
    assert named == {("TEST-1", "1", "DY"): "1", ("TEST-2", "1", "DY"): "12"}


def test_every_item_of_a_score_is_remembered(tmp_path):
    """A record stands at the first item of its scale, and the other ones are joined to it."""
    folder = study(tmp_path, SECOND)
    made = analysed(folder, folder / "sdtm").outcome.datasets["ADQS"]
    place = next(
        at for at, row in enumerate(made.frame.to_dict("records")) if (row["PARAMCD"], row["AVISITN"]) == ("FA", 1)
    )
    behind = sorted(int(row) for birth in made.births for row in birth.rows[birth.records == place])
    assert [row - behind[0] for row in behind] == [0, 1, 2]


def test_an_answer_that_the_item_does_not_have_is_a_query(tmp_path):
    """It counts as not answered, and each distinct one is told at its records (VAL171)."""
    records, queries = scores(tmp_path, answered(*SCREENING, q08=5, q09=2, q19=0))
    assert (records["TEST-1", "1", "DY"]["AVAL"], records["TEST-1", "1", "PA"]["AVAL"]) == ("", "33.3333333333")
    assert sorted((code, message, len(rows)) for code, message, rows in queries) == [
        ("VAL171", "0 is no answer of PA: there are 1 to 4", 1),
        ("VAL171", "5 is no answer of DY: there are 1 to 4", 1),
    ]


def test_two_answers_to_one_item_are_none(tmp_path):
    """Nobody knows which was meant (ANL121); the same answer twice is one, and a blank one does not count."""
    twice = [
        *answered(*SCREENING, q08=2, q09=2, q19=1, q11=None),
        *answered(*SCREENING, q08=3, q09=2, q11=4),
    ]
    records, queries = scores(tmp_path, twice)
    assert records["TEST-1", "1", "DY"]["AVAL"] == ""
    assert (records["TEST-1", "1", "PA"]["AVAL"], records["TEST-1", "1", "PA"]["ANSWERED"]) == ("16.6666666667", "2")
    assert records["TEST-1", "1", "SL"]["AVAL"] == "100"
    assert {(code, message) for code, message, _ in queries} == {
        ("ANL121", "EOR0108 has two answers in one questionnaire")
    }
    first, second = sorted(row for _, _, rows in queries for row in rows)
    assert second - first == 4


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_answers_never_matters(tmp_path, seed):
    """The records of QS may stand in any order: the scores are the same."""
    shuffled = list(SECOND)
    random.Random(seed).shuffle(shuffled)
    wanted, _ = scores(tmp_path / "as it stands", SECOND)
    found, _ = scores(tmp_path / "shuffled", shuffled)
    assert {key: row["AVAL"] for key, row in found.items()} == {key: row["AVAL"] for key, row in wanted.items()}


def test_adding_a_subject_changes_no_other(tmp_path):
    """The scores of one subject are the same without the other."""
    alone, _ = scores(tmp_path / "alone", [answer for answer in SECOND if answer[0] == "TEST-1"])
    both, _ = scores(tmp_path / "both", SECOND)
    assert {key: row["AVAL"] for key, row in both.items() if key[0] == "TEST-1"} == {
        key: row["AVAL"] for key, row in alone.items()
    }


def test_partitions_give_the_same_records(tmp_path):
    """A run that is cut into single subjects gives what the whole run gives."""
    whole, _ = scores(tmp_path / "whole", SECOND)
    cut, _ = scores(tmp_path / "cut", SECOND, Cut(1))
    assert cut == whole


def test_a_dataset_without_answers_gives_no_record(tmp_path):
    """Where nothing is kept there is nothing to score."""
    folder = study(tmp_path, SECOND)
    path = folder / "mappings" / "adam" / "adqs.yaml"
    path.write_text(path.read_text("utf-8").replace("  from: QS\n", "  from: QS\n  keep: VISITNUM > 7\n"), "utf-8")
    assert analysed(folder, folder / "sdtm").records("ADQS") == []
