"""The run executes the steps of the plan, whatever the order of the rows and the number of files."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nec_cdisc.run.engine import execute
from nec_cdisc.run.inputs import Inputs


def test_the_base_study_runs(build):
    """Demographics of three subjects come out in the order of their identifiers."""
    ran = build().run()
    assert ran.rows("DM", "USUBJID", "SEX", "RFSTDTC", "COUNTRY") == [
        ("01-001", "F", "2019-07-01", "DEU"),
        ("01-002", "M", "2019-07-02", "DEU"),
        ("02-001", "F", None, "DEU"),
    ]
    assert ran.codes == []


def test_exactly_the_steps_of_the_plan_are_executed(build):
    """The run tells the steps that the plan lists, each once, in its order."""
    built = build()
    told = []
    execute(built.plan, Inputs(built.folder), lambda number, count, name: told.append((number, count, name)))
    steps = [step.id for step in built.plan.steps]
    assert told == [(position, len(steps), name) for position, name in enumerate(steps, 1)]
    assert len(steps) == len(set(steps))


VS = """\
dataset: VS
one_record_per: test per visit
rows: {from: vs, one_row_per_test: {HEIGHT: {result: ht}, WEIGHT: {result: wt}}}
variables:
  VSSEQ: {sequence: [VSDTC, VSTESTCD]}
  VSTESTCD: test
  VSTEST: {decode: VSTESTCD}
  VSORRES: result
  VSSTRESN: {number: result}
  VSSTRESC: {number: result}
  VSDTC: {date: day}
  VSDY: {study_day: VSDTC}
  VSLOBXFL: {baseline: VSDTC, reference: DM.RFSTDTC, by: [VSTESTCD]}
"""
HEADER = "site,subj,day,ht,wt\n"
ROW = st.tuples(
    st.sampled_from(["01,001", "01,002", "02,001", "07,007"]),
    st.sampled_from(["01.07.2019", "02.07.2019", "UN.07.2019", "40.01.2019", ""]),
    st.sampled_from(["170", "170.0", "x", ""]),
    st.sampled_from(["70", "7E1", "NK", ""]),
)


@pytest.mark.parametrize("split", [False, True])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROW, max_size=10), seed=st.randoms(use_true_random=False))
def test_neither_the_order_of_subjects_nor_of_files_changes_a_value(build, split, rows, seed):
    """Rows of different subjects may change places, or stand in two files: the datasets are equal."""
    lines = [",".join(row) for row in rows]
    one = _frames(build, VS, {"vs": lines})
    subjects = sorted({line[:6] for line in lines})
    seed.shuffle(subjects)
    moved = [line for subject in subjects for line in lines if line.startswith(subject)]
    if not split:
        other = _frames(build, VS, {"vs": moved})
    else:
        rest = [line for line in moved if line[:6] not in subjects[:2]]
        first = [line for line in moved if line[:6] in subjects[:2]]
        row = VS.split("rows: ")[1].split("\n", maxsplit=1)[0]
        both = VS.replace(f"rows: {row}", f"rows:\n  - {row}\n  - {row.replace('from: vs', 'from: vs2')}")
        other = _frames(build, both, {"vs": first, "vs2": rest})
    for name, frame in one.items():
        pd.testing.assert_frame_equal(frame.astype(object), other[name].astype(object))


def _frames(build, mapping: str, files: dict[str, list[str]]):
    """Run a study and return its frames."""
    raw = {f"raw/{name}.csv": HEADER + "".join(f"{line}\n" for line in lines) for name, lines in files.items()}
    forms = "".join(f"{name}: {{file: {name}.csv, key: [site, subj, day, ht, wt]}}\n" for name in files)
    ran = build({"mappings/sdtm/vs.yaml": mapping, **raw}, forms=forms).run()
    return {name: dataset.frame for name, dataset in ran.outcome.datasets.items()}
