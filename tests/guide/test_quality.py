"""What a guide says of the quality of the data."""

from tests.guide.made import converted, rows, said, unconverted, validated

from nec_cdisc.expectations.rules import RULES
from nec_cdisc.guide.quality import quality_names


def test_the_ledger_ties_out(build):
    """The fates together are what stands in the export."""
    ledger = quality_names(converted(build))["ledger"]
    *fates, total = rows(ledger["table"])
    assert sum(int(row[1]) for row in fates) == int(total[1]) == ledger["rows"] == 6
    assert sum(int(row[2]) for row in fates) == int(total[2]) == ledger["cells"]


def test_open_queries_are_counted_by_kind(build):
    """The numbers are those of the list of problems."""
    queries = quality_names(converted(build))["queries"]
    assert ("VAL112", "impossible date", "1") in rows(queries["table"])
    assert queries["open"] == sum(int(row[2]) for row in rows(queries["table"]))


def test_what_nobody_ran_is_said_in_each_place(build):
    """Ledger, queries, corrections, cut-off and conformance say that they were not run."""
    for group in quality_names(unconverted(build)).values():
        for value in group.values():
            text = value if isinstance(value, str) else said(value)
            assert text.lower().startswith("not run"), text


def test_corrections_are_listed(build):
    """Each line of the register, with who and why."""
    register = "form,key,field,old_value,new_value,who,why\n"
    register += "ae,site=01; subj=001; no=1,term,Nausea,Vomiting,A. Monitor,answer of the site\n"
    names = quality_names(converted(build, {"mappings/corrections.csv": register}))["corrections"]
    assert names["count"] == 1
    assert rows(names["table"])[0][2:] == (
        "term", "Nausea", "Vomiting", "A. Monitor", "answer of the site", "applied"
    )  # fmt: skip


def test_a_cut_off_is_told(build):
    """Its date, and what it did to each form; without one that is said, too."""
    assert said(quality_names(converted(build))["cut_off"]["table"]).startswith("No data cut-off was applied")
    names = quality_names(converted(build, cut_off="2019-07-31"))["cut_off"]
    assert names["date"] == "2019-07-31"
    assert {row[0] for row in rows(names["table"])} == {"dm", "ae"}


def test_findings_are_told_by_rule_open_ones_apart(build):
    """What was accepted has its reason, notes are left out, and analysis datasets belong to the other guide."""
    sources = validated(
        unconverted(build),
        ("AEV101", "AE", "error", None),
        ("AEV101", "AE", "error", None),
        ("AEV102", "AE", "warning", "Known <b>"),
        ("AEV103", "AE", "note", None),
    )
    names = quality_names(sources)["conformance"]
    assert rows(names["open"]) == [("AEV101", "AE", "error", "AEV101 holds.", "2", "to be explained")]
    assert rows(names["accepted"]) == [("AEV102", "AE", "warning", "AEV102 holds.", "1", "Known <b>")]
    assert (names["open_count"], names["accepted_count"]) == (2, 1)
    assert "3 passed" in said(names["state"])
    assert names["core"] == "not run: CORE was not run"


def test_suites_say_whether_they_took_part(build):
    """Rules that were all skipped did not, and the reason is told."""
    rule = next(iter(RULES))
    skipped = {"check": rule, "says": "x", "outcome": "skipped", "reason": "left out"}
    conformance = quality_names(validated(unconverted(build), rules=[skipped]))["conformance"]
    assert said(conformance["suites"]) == "Not run: left out."
    assert rows(conformance["skipped"]) == [(rule, "x", "left out")]
    ran = {"check": rule, "says": "x", "outcome": "passed", "reason": ""}
    conformance = quality_names(validated(unconverted(build), rules=[ran]))["conformance"]
    assert said(conformance["suites"]) == "The suites of expectations were run: 1 rules, of which 1 found nothing."
