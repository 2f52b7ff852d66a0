"""The planted defects: each one that asks for a query raises one, at its place, and nothing else does."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from nec_cdisc.problem import Severity
from nec_cdisc.simulate.defect_kinds import DEFECT_KINDS

ROOT = Path(__file__).resolve().parents[2]
#: The column that is asked about, where it is another one than the planted one: of two contradicting answers the one
#: that is left blank, of a repeated row the last column of the form's key.
ASKED = {("ongoing_with_stop", "ae"): "ae_stop", ("repeated_row", "markers"): "mk_marker"}
ASKED |= {("repeated_row", "ecog"): "ecog_date", ("repeated_row", "lab_haematology"): "lh_time"}
ASKED |= {("repeated_row", "vital_signs"): "vs_time", ("repeated_row", "conmed"): "cm_no"}


def planted(evinec):
    """Return the places of all planted defects that ask for a query."""
    return Counter(
        (f"raw/{item['form']}.csv", item["row"], ASKED.get((item["defect"], item["form"]), item["column"]))
        for item in evinec.defects()
        if item["expect"] == "query"
    )


def twins(evinec):
    """Return the rows that share a lesion number with a planted one: the same query names both."""
    found = Counter()
    rows = evinec.raw("target_lesions")
    keys = [tuple(cells[name] for name in ("site", "subject", "visit", "tl_no")) for cells in rows]
    for item in evinec.defects("duplicate_lesion_number"):
        key = keys[item["row"] - 2]
        for number, other in enumerate(keys, start=2):
            if other == key and number != item["row"]:
                found["raw/target_lesions.csv", number, "tl_no"] += 1
    return found


def elsewhere(evinec):
    """Return the rows whose planted lesion number is that of a lesion in another organ: their organ is asked, too."""
    rows = evinec.raw("target_lesions")
    organs = {
        (cells["site"], cells["subject"], cells["tl_no"]): cells["tl_organ"]
        for cells in rows
        if cells["visit"] == "Screening"
    }
    found = Counter()
    for item in evinec.defects("duplicate_lesion_number"):
        cells = item["cells"]
        if cells["tl_organ"] != organs[cells["site"], cells["subject"], cells["tl_no"]]:
            found["raw/target_lesions.csv", item["row"], "tl_organ"] += 1
    return found


def asked(problems):
    """Return the places that problems name."""
    places = [(cells.file, row, cells.column) for cells in (item.cells for item in problems) for row in cells.rows]
    return Counter(places)


def test_each_planted_defect_raises_one_query_and_nothing_else_does(evinec):
    """File, row and column of the queries are those of the planted defects, each once."""
    assert asked(evinec.queries) == planted(evinec) + twins(evinec) + elsewhere(evinec)


def test_no_problem_of_dirty_data_is_an_error(evinec):
    """Dirt is asked at the site; it never stops publication."""
    assert [problem for problem in evinec.outcome.problems if problem.severity is Severity.ERROR] == []


def test_a_clean_export_raises_no_problem(clean_evinec):
    """Without dirt there is nothing to ask, and nothing to note but a remark too long for one variable."""
    assert {(item.code, item.cells.column) for item in clean_evinec.outcome.problems} == {("ROW117", "ie_comment")}


def test_the_committed_export_raises_the_queries_of_its_truth(demo):
    """What a newcomer sees on the first run is what was planted."""
    assert asked(demo.queries) == planted(demo) + twins(demo) + elsewhere(demo)
    assert demo.queries


def test_every_kind_of_defect_that_asks_for_a_query_is_planted_somewhere(demo):
    """No kind is found only because the demo export has none of it."""
    asking = {name for name, kind in DEFECT_KINDS.items() if kind.expect == "query"}
    assert {item["defect"] for item in demo.defects() if item["expect"] == "query"} == asking


def test_the_readme_tells_how_many_planted_defects_are_found(demo):
    """The number that a reader is told is that of the truth: all that ask for a query raise one."""
    asks = [item for item in demo.defects() if item["expect"] == "query"]
    told = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert f"{len(asks)} of the defects ask for a query. Each raises one" in told
