"""The report for programs says everything, and the same every time."""

import json

from tests.report.validation.made import ABOUT, NASTY, ran, validation

from nec_cdisc.report.validation.json_report import as_data, write_json

FIELDS = {
    *("check", "severity", "identity", "since", "waiver", "dataset", "subject", "sequence", "record"),
    *("variables", "variable", "values", "keys", "message", "raw", "line", "next_step"),
}


def test_a_finding_has_all_its_fields():
    """Fields are an interface: each finding has every one of them."""
    data = as_data(validation(), ABOUT)
    assert all(set(finding) == FIELDS for finding in data["findings"])
    first = data["findings"][0]
    assert (first["check"], first["raw"], first["variable"]) == ("AEV101", ["raw/ae.csv:2"], "AESTDTC")
    assert NASTY in first["message"]


def test_counts_are_of_open_findings():
    """Waived findings are counted apart, with who accepted them; every rule has its outcome."""
    data = as_data(validation(), ABOUT)
    assert data["open"] == {"reject": 1, "error": 2, "warning": 0, "note": 0}
    assert data["waived"] == 1
    assert data["outcomes"] == {"passed": 1, "found": 3, "skipped": 1, "broken": 1}
    (waiver,) = [finding["waiver"] for finding in data["findings"] if finding["waiver"]]
    assert waiver == {
        "reason": "Known & <accepted>",
        "who": "A. Manager",
        "date": "2026-02-01",
        "line": "mappings/waivers.csv:2:1",
    }


def test_comparison_and_core_are_told():
    """Without CORE or an earlier run that is said, and with them what came of it."""
    data = as_data(validation(), ABOUT)
    assert (data["comparison"], data["core"]["state"]) == (None, "not run")
    data = as_data(validation(earlier=[{"identity": "x"}], core=ran()), ABOUT)
    assert data["comparison"]["new"] == 4
    assert [(item["identity"], item["check"]) for item in data["comparison"]["gone"]] == [("x", "AEV103")]
    assert data["core"] == {"state": "ran", "reason": "", "rules": 1, "CORE Engine Version": "0.17.1"}


def test_the_file_is_the_same_every_time(tmp_path):
    """The same validation gives the same bytes, and they can be read."""
    for name in ("one", "two"):
        write_json(validation(), ABOUT, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert json.loads((tmp_path / "one").read_text("utf-8"))["study"] == "T-1"
