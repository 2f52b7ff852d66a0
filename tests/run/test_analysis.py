"""Analysis datasets are published as a whole or not at all."""

from __future__ import annotations

import pytest
from tests.adam.two_subjects import ADSL, DM

from nec_cdisc.problem import Problem
from nec_cdisc.run.analysis import analyse as run
from nec_cdisc.run.cut import Cut


@pytest.fixture
def built(analyse):
    """Return a checked study of analysis, made of DM alone."""
    return analyse({"ADSL": ADSL}, {"DM": DM})


def test_a_clean_set_is_published(built):
    """The files lie in outputs/adam, the reports beside them."""
    seen = []
    study = built.linted.study.folder
    done = run(built.linted, built.plan, study / "outputs" / "sdtm", reports=lambda *given: seen.append(given[2].name))
    assert done.published
    assert [path.name for path in sorted((study / "outputs" / "adam").iterdir())] == ["adsl.xpt"]
    assert seen == [done.reports.name] == ["adam_reports"]


def test_an_error_keeps_the_last_set(built):
    """With an error the datasets of the run become the candidate, and those of before stay."""
    study = built.linted.study.folder
    assert run(built.linted, built.plan, study / "outputs" / "sdtm").published
    before = (study / "outputs" / "adam" / "adsl.xpt").read_bytes()
    broken = type(built.linted)(built.linted.study, built.plan, (Problem("ANL105", "none"),))
    done = run(broken, built.plan, study / "outputs" / "sdtm")
    assert not done.published
    assert done.folder == study / "outputs" / "adam_candidate"
    assert (study / "outputs" / "adam" / "adsl.xpt").read_bytes() == before


def test_partitions_change_nothing(built):
    """Cut into two groups of subjects, the set has the same bytes."""
    study = built.linted.study.folder
    file = study / "outputs" / "adam" / "adsl.xpt"
    run(built.linted, built.plan, study / "outputs" / "sdtm")
    before = file.read_bytes()
    run(built.linted, built.plan, study / "outputs" / "sdtm", pieces=Cut(2, 1))
    assert file.read_bytes() == before
