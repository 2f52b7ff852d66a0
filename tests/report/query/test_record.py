"""How a site knows a raw record, without anything private."""

from __future__ import annotations

import pytest

from nec_cdisc.report.query.record import Named, Records, site_column

FILE = "raw/dm.csv"


@pytest.fixture
def look(build):
    """Give a function that reads demographics with some private columns, and looks up their rows."""

    def look_up(private: str = "", source: str = "", siteid: str = "SITEID: site", rows=(2, 3, 4)) -> Records:
        dm = f"""\
dataset: DM
one_record_per: subject
rows: {{from: dm}}
variables:
  SUBJID: subj
  RFSTDTC: {{date: first}}
  {siteid}
  SEX: {{code: sex, list: sex}}
  COUNTRY: {{constant: DEU}}
"""
        edc = f"""\
source: edc
subject: [site, subj]
{source}dates: {{orders: dmy}}
not_submitted: {{centre: its name}}
forms:
  dm: {{file: dm.csv, key: [subj, site]{private}}}
"""
        raw = "site,subj,sex,first,centre\n01,001,f,01.07.2019,A\n01,001,m,01.07.2019,B\n02,,f,,A\n"
        built = build({"mappings/sdtm/dm.yaml": dm, "mappings/sources/edc.yaml": edc, FILE: raw})
        return Records(built.plan, built.run_all_the_same().outcome.whereabouts, {FILE: set(rows)})

    return look_up


def test_a_record_is_named_by_site_subject_and_key(look):
    """The key stands in the order in which it is declared; blank columns are left out."""
    records = look()
    assert records.named(FILE, 2) == Named("dm", "01", "01-001", None, (("subj", "001"), ("site", "01")))
    assert records.named(FILE, 4) == Named("dm", "02", "02", None, (("site", "02"),))


def test_the_site_is_declared_or_that_of_demographics(look):
    """A source may name its column; else it is the one that SITEID is taken from, if there is one alone."""
    assert look(source="site: centre\n").named(FILE, 3).site == "B"
    assert look(siteid="SITEID: {concatenate: [site, centre]}").named(FILE, 2).site is None


def test_private_columns_are_named_nowhere(look):
    """Neither site nor subject nor key show them, nor does anything that may be written."""
    records = look(private=", private: [subj, first]")
    assert records.named(FILE, 2) == Named("dm", "01", "01", None, (("site", "01"),))
    assert records.content(FILE, 2) == ("f", "01")
    assert records.pairs(FILE, 2, ["first", "sex"]) == (("sex", "f"),)
    assert records.is_private(FILE, "first")
    assert not records.is_private(FILE, "sex")


def test_records_are_told_apart_by_private_values_too(look):
    """The numbers of a group say so, and hold no value."""
    records = look(private=", private: [sex]")
    assert records.group(FILE, 2, ["sex"]) != records.group(FILE, 3, ["sex"])
    assert records.group(FILE, 2, ["sex"]) == records.group(FILE, 4, ["sex"])
    assert records.differing(FILE, [2, 3]) == []


def test_what_differs_is_what_the_site_entered(look):
    """Columns that the source keeps for itself are no entries of the site."""
    assert look().differing(FILE, [2, 3]) == ["sex"]
    assert look().differing(FILE, [2, 3, 4]) == ["site", "subj", "sex", "first"]


def test_a_subject_is_identified_where_all_its_columns_are_filled(look):
    """A record without subject number is nobody's."""
    assert look().identified(FILE, 2) == ((("site", "01"), ("subj", "001")), True)
    assert look().identified(FILE, 4) == ((("site", "02"),), False)


def test_marks_leave_out_what_is_said_already(look):
    """Site, subject, and the field itself are not said again."""
    assert look().marks(FILE, (("subj", "001"), ("site", "01"), ("no", "3"), ("date", "x")), "date") == (("no", "3"),)


def test_a_file_that_is_no_form_says_only_its_name(look):
    """Nothing is known of a file that was not read, and nothing of a row that it does not have."""
    records = look()
    assert records.named("raw/other.csv", 2) == Named("raw/other.csv")
    assert records.identified("raw/other.csv", 2) == ((), False)
    assert records.content("raw/other.csv", 2) == records.pairs("raw/other.csv", 2, ["a"]) == ()
    assert records.group("raw/other.csv", 2, ["a"]) == records.subject_group("raw/other.csv", 2) == ()
    assert records.differing("raw/other.csv", [2]) == []
    assert not records.has("raw/other.csv", ["a"])
    assert not records.is_private("raw/other.csv", "a")
    assert records.marks("raw/other.csv", (("a", "1"),), None) == (("a", "1"),)
    assert look(rows=(2, 99)).named(FILE, 99) == Named("dm")


def test_a_column_that_is_not_there_has_no_values(look):
    """A name that a file does not have is blank in each record."""
    assert look().pairs(FILE, 2, ["nothing", "sex"]) == (("sex", "f"),)
    assert look().has(FILE, ["sex", "site"])
    assert not look().has(FILE, ["sex", "nothing"])


def test_without_siteid_there_is_no_site(build):
    """A study that does not map SITEID has no column of it."""
    dm = "dataset: DM\none_record_per: subject\nrows: {from: dm}\nvariables:\n  SUBJID: subj\n"
    assert site_column(build({"mappings/sdtm/dm.yaml": dm}).plan) is None
