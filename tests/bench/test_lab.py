"""The laboratory workload is what the benchmark says it is, and a study that converts."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from lab.generate import generate
from lab.workload import tests as laboratory_tests
from lab.workload import visits

from nec_cdisc.plan.lint import lint
from nec_cdisc.run.sdtm import convert
from nec_cdisc.study.folder import open_study

LAB = Path(__file__).resolve().parents[2] / "bench" / "lab"
ROWS = 2000


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Give the study with the data of ten subjects."""
    folder = tmp_path_factory.mktemp("lab")
    generate(ROWS, folder)
    for part in ("mappings", "specs"):
        shutil.copytree(LAB / part, folder / part)
    return folder


def test_the_export_has_all_tests_at_all_visits(study):
    """Each subject has 20 tests at 10 visits, every second one in conventional units."""
    rows = list(csv.DictReader((study / "raw" / "lb.csv").open(encoding="ascii")))
    assert len(rows) == ROWS
    assert len({(row["SUBJ"], row["VISIT"], row["TEST"]) for row in rows}) == ROWS
    assert {row["TEST"] for row in rows} == {test.name for test in laboratory_tests()}
    assert {row["VISIT"] for row in rows} == {visit.name for visit in visits()}
    conventional = {row["SUBJ"] for row in rows if row["UNIT"] == "mg/dL"}
    assert conventional == {"00002", "00004", "00006", "00008", "00010"}


def test_the_export_is_as_dirty_as_said(study):
    """There are results below a limit, results not done, and days not known."""
    rows = list(csv.DictReader((study / "raw" / "lb.csv").open(encoding="ascii")))
    results = [row["RESULT"] for row in rows]
    assert 0.002 < results.count("ND") / ROWS < 0.01
    assert 0.004 < sum(result.startswith("<") for result in results) / ROWS < 0.02
    assert any(row["LBDAT"].startswith("UN-") for row in rows)


def test_the_export_is_the_same_every_time(study, tmp_path):
    """Same number of rows, same bytes."""
    generate(ROWS, tmp_path)
    for name in ("dm.csv", "lb.csv"):
        assert (tmp_path / "raw" / name).read_bytes() == (study / "raw" / name).read_bytes()


def test_the_study_converts_every_row(study):
    """Nothing is withheld and nothing is a query: all programs have the same work."""
    linted = lint(open_study(study))
    assert linted.plan is not None
    conversion = convert(linted, linted.plan)
    assert conversion.published
    assert {problem.code for problem in conversion.problems} == {"MAP143", "VAL116"}
    found = conversion.outcome.datasets["LB"].frame
    assert found.shape == (ROWS, 23)
    units = {test.code: test.unit for test in laboratory_tests()}
    assert dict(zip(found["LBTESTCD"], found["LBSTRESU"], strict=True)) == units
    names = {test.code: test.decode for test in laboratory_tests()}
    assert dict(zip(found["LBTESTCD"], found["LBTEST"], strict=True)) == names
