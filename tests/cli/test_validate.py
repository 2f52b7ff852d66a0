"""The command validate."""

import json
import shlex
import shutil
import sys

import pytest
from tests.conftest import write_tabulation
from tests.validate.core_reports import entry, issue, report, summary

from nec_cdisc.cli.main import app
from nec_cdisc.cli.validate import Asked, run_validate
from nec_cdisc.expectations.rules import RULES

FILES = ["findings.csv", "findings.json", "findings.sarif", "findings.xlsx", "guide.md", "index.html", "junit.xml"]
STUDY = """\
study: T-1
title: A trial
export_date: 2026-01-31
identifiers: {STUDYID: {constant: T-1}, USUBJID: subj}
"""
DM = {
    "STUDYID": ["T-1"] * 2,
    "DOMAIN": ["DM"] * 2,
    "USUBJID": ["T-1-1", "T-1-2"],
    "RFSTDTC": ["2019-07-01", "2019-07-02"],
}
#: The study day of the second record is wrong.
VS = {
    "STUDYID": ["T-1"] * 2,
    "DOMAIN": ["VS"] * 2,
    "USUBJID": ["T-1-1", "T-1-2"],
    "VSSEQ": [1.0, 1.0],
    "VSDTC": ["2019-07-01", "2019-07-03"],
    "VSDY": [1.0, 7.0],
}


@pytest.fixture
def folder(tmp_path):
    """Give a study folder with two datasets in its outputs."""
    study = tmp_path / "study"
    (study / "mappings").mkdir(parents=True)
    (study / "mappings" / "study.yaml").write_text(STUDY, encoding="utf-8")
    write_tabulation(study / "outputs" / "sdtm", {"DM": DM, "VS": VS})
    return study


def found(target, rule="GEN101"):
    """Return the findings of a rule in the report of a folder."""
    data = json.loads((target / "findings.json").read_text("utf-8"))
    return [finding for finding in data["findings"] if finding["check"] == rule]


def waive(folder, *rows):
    """Write a register of waivers."""
    text = "rule,dataset,subject,reason,who,date\n" + "".join(f"{row}\n" for row in rows)
    (folder / "mappings" / "waivers.csv").write_text(text, encoding="utf-8")


def others(folder):
    """Return a waiver for each rule and dataset with findings but the one that tests look at."""
    data = json.loads((folder / "outputs" / "validation" / "findings.json").read_text("utf-8"))
    pairs = {(item["check"], item["dataset"]) for item in data["findings"] if item["check"] != "GEN101"}
    return [f"{rule},{dataset},,A test,A. Manager,2026-02-01" for rule, dataset in sorted(pairs)]


def test_what_lies_in_the_outputs_is_validated(folder):
    """Reports are written to outputs/validation, the fault is found, and the exit code says so."""
    assert run_validate(folder, Asked()) == 1
    target = folder / "outputs" / "validation"
    assert sorted(path.name for path in target.iterdir()) == [*FILES, "validated.json"]
    (finding,) = found(target)
    assert (finding["dataset"], finding["subject"], finding["record"]) == ("VS", "T-1-2", 2)


def test_any_folder_is_validated(folder, tmp_path):
    """A folder of files needs no study, and reports go where they are asked to."""
    out = tmp_path / "reports"
    assert run_validate(tmp_path, Asked(folder / "outputs" / "sdtm", out)) == 1
    assert len(found(out)) == 1
    assert not (tmp_path / "outputs").exists()


def test_waived_findings_do_not_count(folder, capsys):
    """With everything accepted the exit code is 0, and the findings stay in the reports with their waiver."""
    run_validate(folder, Asked())
    waive(folder, *others(folder), "GEN101,VS,T-1-2,Known,A. Manager,2026-02-01")
    assert run_validate(folder, Asked()) == 0
    (finding,) = found(folder / "outputs" / "validation")
    assert finding["waiver"]["line"].startswith("mappings/waivers.csv:")
    assert "Nothing grave is open." in capsys.readouterr().out


def test_a_waiver_that_is_none_counts(folder, capsys):
    """A waiver without a reason waives nothing and is an error with its place; a stale one is a finding."""
    run_validate(folder, Asked())
    waive(folder, *others(folder), "GEN101,VS,T-1-2,Known,A. Manager,2026-02-01", "GEN101,VS,,,A. Manager,2026-02-01")
    assert run_validate(folder, Asked()) == 1
    assert "WVR110" in capsys.readouterr().out
    waive(folder, "GEN101,VS,T-1-9,Known,A. Manager,2026-02-01")
    assert run_validate(folder, Asked()) == 1
    assert [item["line"] for item in found(folder / "outputs" / "validation", "WVR101")] == ["mappings/waivers.csv:2:1"]


def test_a_run_is_compared_with_the_last_one(folder):
    """What the last run found persists, what it did not is new, and what is mended is gone."""
    run_validate(folder, Asked())
    target = folder / "outputs" / "validation"
    assert {finding["since"] for finding in found(target)} == {None}
    write_tabulation(folder / "outputs" / "sdtm", {"VS": {**VS, "VSDY": [9.0, 2.0]}})
    run_validate(folder, Asked())
    assert [(finding["subject"], finding["since"]) for finding in found(target)] == [("T-1-1", "new")]
    comparison = json.loads((target / "findings.json").read_text("utf-8"))["comparison"]
    assert [item["subject"] for item in comparison["gone"] if item["check"] == "GEN101"] == ["T-1-2"]


def test_an_earlier_report_can_be_named(folder, tmp_path, capsys):
    """A report elsewhere is compared with; one that is none is refused before anything is written."""
    run_validate(folder, Asked(out=tmp_path / "old"))
    run_validate(folder, Asked(compare=tmp_path / "old" / "findings.json"))
    assert {finding["since"] for finding in found(folder / "outputs" / "validation")} == {"persisting"}
    shutil.rmtree(folder / "outputs" / "validation")
    capsys.readouterr()
    assert run_validate(folder, Asked(compare=tmp_path / "none.json")) == 1
    assert "WVR120" in capsys.readouterr().out
    assert not (folder / "outputs" / "validation").exists()


def core(tmp_path, data):
    """Return the command of a program that writes a report of CORE."""
    (tmp_path / "report.json").write_text(json.dumps(data), encoding="utf-8")
    path = tmp_path / "core.py"
    path.write_text(
        f"import shutil, sys\nto = sys.argv[sys.argv.index('-o') + 1]\n"
        f"shutil.copy({str(tmp_path / 'report.json')!r}, to + '.json')\n"
    )
    return shlex.join([sys.executable, str(path)])


def test_core_judges_too(folder, tmp_path):
    """Rules of CORE stand among ours under their own ids, with records that we know."""
    data = report()
    data["Issue_Summary"] = [summary("CORE-000002", "VS", 1)]
    data["Issue_Details"] = [issue("CORE-000002", "VS", 2, ["VSDTC"], ["2019-07-03"], subject="T-1-2", SEQ=1)]
    data["Rules_Report"] = [entry("CORE-000001", "SUCCESS"), entry("CORE-000002", "ISSUE REPORTED")]
    run_validate(folder, Asked(core=core(tmp_path, data)))
    (finding,) = found(folder / "outputs" / "validation", "CORE-000002")
    assert (finding["dataset"], finding["subject"], finding["values"]) == ("VS", "T-1-2", {"VSDTC": "2019-07-03"})


def test_core_that_fails_is_no_pass(folder, capsys):
    """A command of CORE that is absent makes the exit code 1, and all reports are written."""
    run_validate(folder, Asked())
    waive(folder, *others(folder), "GEN101,VS,T-1-2,Known,A. Manager,2026-02-01")
    assert run_validate(folder, Asked()) == 0
    assert run_validate(folder, Asked(core="/no/such/core")) == 1
    assert "broken COR101: the command of CORE does not exist" in capsys.readouterr().out
    page = (folder / "outputs" / "validation" / "index.html").read_text("utf-8")
    assert "the command of CORE does not exist" in page


def test_the_same_inputs_give_the_same_bytes(folder, tmp_path):
    """Reports of the same package, from two folders of the machine, do not differ."""
    other = tmp_path / "another place"
    shutil.copytree(folder, other)
    for study in (folder, other):
        run_validate(study, Asked())
    for name in FILES:
        one, two = (study / "outputs" / "validation" / name for study in (folder, other))
        assert one.read_bytes() == two.read_bytes(), name


def test_options_reach_the_command(folder, tmp_path):
    """The command line asks for what it says."""
    code = app(
        ["--study", str(folder), "validate", "--no-suites", "--out", str(tmp_path / "out")], standalone_mode=False
    )
    assert code == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == FILES


def test_another_version_of_the_guide_can_be_named(folder, capsys):
    """A packaged version is taken, and one that nobody has is an error, not another one in silence."""
    arguments = ["--study", str(folder), "validate", "--no-suites", "--standard"]
    app([*arguments, "sdtmig-3.4"], standalone_mode=False)
    assert "error STD1" not in capsys.readouterr().out
    assert app([*arguments, "sdtmig-9.9"], standalone_mode=False) == 1
    assert "9.9" in capsys.readouterr().out


def test_suites_that_are_left_out_are_skipped(folder):
    """Without the suites their rules are no passes: each is skipped, and the reason names the option."""
    run_validate(folder, Asked())
    data = json.loads((folder / "outputs" / "validation" / "findings.json").read_text("utf-8"))
    outcomes = {rule["check"]: (rule["outcome"], rule["reason"]) for rule in data["rules"]}
    assert all(outcomes[code][0] == "skipped" and "--no-suites" in outcomes[code][1] for code in RULES)


def test_a_study_without_outputs_is_told(tmp_path):
    """Nothing to validate is no success."""
    assert run_validate(tmp_path, Asked(out=tmp_path / "out")) == 1


def test_reports_do_not_stand_among_datasets(folder, capsys):
    """The next run would take findings.json for a dataset; so the folder of a package is no place for them."""
    datasets = folder / "outputs" / "sdtm"
    for package, out in ((datasets, datasets / ".." / "sdtm"), (None, datasets)):
        assert run_validate(folder, Asked(package, out)) == 1
        assert "it is the folder of the datasets" in capsys.readouterr().out
        assert not (out / "findings.json").exists()
