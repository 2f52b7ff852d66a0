"""From problems to queries: one per fact, with an identifier that stays."""

from __future__ import annotations

import csv
import io

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

GOOD = "01,001,Running log,1,Rash,0,05.07.2019,06.07.2019,0,"
BAD_DATE = "01,001,Running log,2,Nausea,0,31.06.2019,,1,"
BAD_CODE = "01,002,Running log,1,Rash,?,05.07.2019,06.07.2019,0,"
#: Events that each raise a query or none: wrong date, wrong code, a stop date although ongoing, an end before the
#: start, a subject that nobody knows, a term that is blank, a wrong date where the key is blank.
DIRTY = (
    GOOD,
    BAD_DATE,
    BAD_CODE,
    "01,002,Running log,2,Fatigue,1,05.07.2019,06.07.2019,1,",
    "01,002,Running log,3,Fatigue,1,05.07.2019,04.07.2019,0,",
    "02,009,Running log,1,Rash,0,05.07.2019,,1,",
    "02,001,Running log,1,Itching,0,05.07.2019,,1,",
    "01,002,Running log,,Rash,0,30.02.2019,,1,one",
    "01,002,Running log,,Nausea,0,30.02.2019,,1,two",
)
KINDS = {"VAL112", "VAL102", "ROW107", "ROW108", "ROW105", "ROW106", "ROW102"}


def by_fact(found) -> dict[str, tuple[object, ...]]:
    """Return what each query asks, by its identifier; rows of the file left out."""
    return {
        item.id: (item.code, item.site, item.subject, item.form, item.key, item.field, item.value, item.reason)
        for item in found.queries
    }


def test_a_value_that_feeds_three_variables_is_one_query(asked, parts):
    """The wrong date is asked for once, and the query names each variable."""
    found = asked(GOOD, BAD_DATE)
    assert parts(found, "code", "field", "value", "rows") == [("VAL112", "start", "31.06.2019", (3,))]
    (query,) = found.queries
    assert query.variables == "AE.AESTDTC, CM.CMENDTC, CM.CMSTDTC"


def test_a_query_names_its_record(asked):
    """Site, subject, visit, form, key, file and mapping line are those of the raw record."""
    (query,) = asked(GOOD, BAD_DATE).queries
    assert (query.site, query.subject, query.visit, query.form) == ("01", "01-001", "Running log", "ae")
    assert (query.key, query.file) == ("site=01; subj=001; no=2", "raw/ae.csv")
    assert query.mapping == "mappings/sdtm/ae.yaml:13:3"
    assert query.reason == "'31.06.2019' is not a usable date: June 2019 has 30 days"
    assert query.text == (
        'In form ae, visit Running log (no 2), the field start holds "31.06.2019", a date that the calendar does not '
        "have. Please check the source document and enter the right date."
    )


def test_two_facts_of_one_cell_are_two_queries(asked, parts, mapping):
    """An end before the start and a stop date of an ongoing event are different questions."""
    check = "edit_checks:\n  - {when: stop is filled and serious is 1, say: Was the event treated?}\n"
    files = {"mappings/sdtm/ae.yaml": mapping.replace("edit_checks:\n", check)}
    found = asked("01,002,Running log,2,Fatigue,1,05.07.2019,06.07.2019,1,", files=files)
    assert parts(found, "code", "field", "value") == [
        ("ROW107", "stop", "06.07.2019"),
        ("ROW108", "stop", "06.07.2019"),
    ]


def test_what_follows_from_a_fault_is_no_query_of_its_own(asked, parts, mapping):
    """A term without coding leaves a required variable blank; the look-up that found nothing is the question."""
    ae = mapping.replace("{verbatim: term}", "{verbatim: term}, expect: exactly one")
    found = asked(DIRTY[6], files={"mappings/sdtm/ae.yaml": ae})
    assert parts(found, "code", "field", "value") == [("ROW104", "term", "Itching")]
    assert found.queries[0].reason.endswith("finds no row; it follows: AE record without AEDECOD")
    assert found.queries[0].variables == "AE.AEDECOD"
    (alone,) = asked(DIRTY[6]).queries
    assert (alone.code, alone.field, alone.value) == ("ROW106", "term", "Itching")


def test_what_several_records_look_up_is_one_query(asked, parts, mapping):
    """A term that two records of a subject and one of another have, and no table knows, is missing once."""
    ae = mapping.replace("{verbatim: term}", "{verbatim: term}, expect: exactly one")
    lines = (DIRTY[6], "01,001,Running log,4,Itching,0,05.07.2019,,1,", "01,001,Running log,5,Itching,0,05.07.2019,,1,")
    found = asked(GOOD, *lines, files={"mappings/sdtm/ae.yaml": ae})
    assert parts(found, "code", "rows", "site", "subject", "visit") == [
        ("ROW104", (3, 4, 5), None, None, "Running log")
    ]


def test_records_that_share_a_key_are_one_query(asked, parts):
    """The query names all of them and the fields in which they differ; the same value in both is two facts."""
    one, other = (f"01,001,Running log,2,{term},0,31.06.2019,,1," for term in ("Rash", "Nausea"))
    found = asked(one, other)
    assert parts(found, "code", "rows") == [("VAL112", (2,)), ("ROW102", (2, 3)), ("VAL112", (3,))]
    assert "2 records should be told apart" in found.queries[1].text
    assert "(in term)" in found.queries[1].text
    first, second = sorted((found.queries[0].id, found.queries[2].id), key=len)
    assert second == f"{first}-2"


def test_a_repeated_record_is_one_query_however_often_it_stands(asked, parts):
    """Three times the same record is one fact, with the two rows that repeat the first one."""
    found = asked(GOOD, GOOD, GOOD)
    assert parts(found, "code", "rows", "key") == [("ROW101", (3, 4), "site=01; subj=001; no=1")]
    assert "a record with the same entries stands 2 times more" in found.queries[0].text


def test_two_records_of_one_subject_in_demographics_are_one_query(asked, parts):
    """They share the EDC key and the subject: that is one fact, whichever rule meets it."""
    demographics = "site,subj,visit,sex,first\n01,001,Screening,f,01.07.2019\n01,001,Screening,m,01.07.2019\n"
    found = asked(files={"raw/dm.csv": demographics})
    assert parts(found, "code", "rows") == [("ROW102", (2, 3))]
    assert "ROW110" not in {item.code for item in found.queries}
    assert "a subject has more than one record in DM" in found.queries[0].reason


def test_a_subject_whose_demographics_are_withheld_is_asked_about_there_alone(asked, parts):
    """Who has no usable sex is asked for the sex; nobody asks for demographics that are entered, form by form."""
    demographics = "site,subj,visit,sex,first\n01,001,Screening,x,01.07.2019\n"
    found = asked(GOOD, files={"raw/dm.csv": demographics})
    assert parts(found, "code", "field", "value") == [("VAL102", "sex", "x")]


def test_an_unknown_subject_is_one_query_for_each_form(asked, parts):
    """Two records of a subject without demographics are one question, two subjects are two."""
    lines = [f"02,{subject},Running log,{no},Rash,0,05.07.2019,,1," for subject, no in ((9, 1), (9, 2), (8, 1))]
    assert parts(asked(*lines), "code", "subject", "rows") == [("ROW105", "02-8", (4,)), ("ROW105", "02-9", (2, 3))]


def test_a_record_without_subject_number_is_a_query_of_its_own(asked, parts):
    """Nobody knows whether two records without a number are of one person."""
    lines = [f"02,,Running log,{no},Rash,0,05.07.2019,,1," for no in (1, 2)]
    found = asked(*lines)
    assert parts(found, "code", "rows") == [("ROW105", (2,)), ("ROW105", (3,))]
    assert len({item.id for item in found.queries}) == 2


@settings(max_examples=15, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_identifiers_depend_on_no_order_and_no_other_record(asked, data):
    """Rows and columns in any order, and further records and columns, leave each query as it was."""
    before = by_fact(asked(*DIRTY))
    assert len(before) == 9
    more = [f"02,001,Running log,{no},Rash,0,{no}.02.2019,,1,more" for no in range(30, 33)]
    added = data.draw(st.lists(st.sampled_from(more), unique=True))
    lines = [line.split(",") for line in data.draw(st.permutations([*DIRTY, *added]))]
    header = ["site", "subj", "visit", "no", "term", "serious", "start", "stop", "ongoing", "note"]
    order = data.draw(st.permutations(range(len(header))))
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([[cells[at] for at in order] for cells in (header, *lines)])
    after = by_fact(asked(files={"raw/ae.csv": text.getvalue()}))
    assert {name: told for name, told in after.items() if name in before} == before
    assert len(after) == len(before) + len(added)


def test_a_wrong_value_that_is_entered_again_is_the_same_query(asked):
    """The record moved in the file and another field was corrected: the query stays."""
    (before,) = asked(BAD_DATE).queries
    (after,) = asked(GOOD, BAD_DATE.replace(",Nausea,0,", ",Fatigue,1,")).queries
    assert (before.rows, after.rows) == ((2,), (3,))
    assert before.id == after.id
    (other,) = asked(BAD_DATE.replace("31.06.2019", "31.09.2019")).queries
    assert other.id != before.id


def test_every_kind_of_dirt_is_asked_once(asked):
    """The kinds are those that were entered, and no identifier stands twice."""
    found = asked(*DIRTY)
    assert {item.code for item in found.queries} == KINDS
    assert len({item.id for item in found.queries}) == len(found.queries)


def test_no_private_value_stands_in_a_query(asked):
    """Neither what is asked nor the record's name, nor what tells records apart, holds a private value."""
    secret = [line.replace("Running log,2", "Running log,SECRET7").replace("31.06.2019", "SECRET8") for line in DIRTY]
    found = asked(*secret, private=", private: [no, start, note]")
    assert "SECRET" not in repr(found)
    dates = [item for item in found.queries if item.code in {"VAL111", "VAL112"}]
    assert [item.value for item in dates] == [None] * 3
    assert all("holds an entry that is not shown here" in item.text for item in dates)


def test_a_private_value_does_not_change_an_identifier(asked):
    """Who guesses a value finds no identifier that confirms it."""
    private = ", private: [start]"
    one, other = (asked(BAD_DATE.replace("31.06", day), private=private) for day in ("31.06", "31.09"))
    assert [item.id for item in one.queries] == [item.id for item in other.queries]
    assert one.queries


def test_records_that_only_a_private_column_tells_apart_stay_apart(asked):
    """Two subjects with private numbers are two questions, although nothing visible tells them apart."""
    lines = [f"02,{subject},Running log,1,Rash,0,05.07.2019,,1," for subject in ("9", "8")]
    found = asked(*lines, private=", private: subj")
    orphans = [item for item in found.queries if item.code == "ROW105"]
    assert [item.rows for item in orphans] == [(2,), (3,)]
    assert orphans[1].id == f"{orphans[0].id}-2"


def test_groups_that_only_a_private_key_tells_apart_stay_apart(asked, parts):
    """Two pairs of records with one private key each are two questions, whose text names no key."""
    lines = [f"01,001,Running log,{no},{term},0,05.07.2019,,1," for no in (1, 2) for term in ("Rash", "Nausea")]
    found = asked(*lines, private=", private: no")
    assert parts(found, "code", "rows") == [("ROW102", (2, 3)), ("ROW102", (4, 5))]
    assert found.queries[1].id == f"{found.queries[0].id}-2"


def test_a_correction_that_does_not_match_is_for_data_management(asked, parts):
    """It has no raw cell, and stands last, with the line of the register."""
    register = (
        "form,key,field,old_value,new_value,who,why\nae,site=01; subj=001; no=2,start,30.06.2019,01.07.2019,dm,asked\n"
    )
    found = asked(BAD_DATE, files={"mappings/corrections.csv": register})
    assert parts(found, "code", "site", "form") == [("VAL112", "01", "ae"), ("RUN104", None, None)]
    assert found.queries[1].text.startswith("For data management: the correction of ae.start is not applied")
    assert found.queries[1].mapping.startswith("mappings/corrections.csv:2")


def test_a_clean_export_asks_nothing(asked):
    """Without dirt there is no query; errors and notes are none."""
    assert asked(GOOD).queries == ()
