"""Whatever a package holds, nothing is raised, no rule breaks, and none passes on what is absent."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.made import table
from tests.checks.tumours import course
from tests.hostile.fuzzing import BYTES, bitten, settled

from nec_cdisc.dataset.encoded import encode
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.records.facts import Facts
from nec_cdisc.records.package import Package
from nec_cdisc.records.table import Records
from nec_cdisc.standard.loading import load, load_analysis
from nec_cdisc.standard.model import Standard
from nec_cdisc.validate.discovery import all_checks
from nec_cdisc.validate.finding import findings
from nec_cdisc.validate.recist_audit import audit
from nec_cdisc.validate.running import Outcome, Result, run
from nec_cdisc.validate.suites import Suites
from nec_cdisc.validate.validation import validate
from nec_cdisc.xpt.member import CHAR, NUM, Member, Variable
from nec_cdisc.xpt.write import write

#: What stands in texts and in numbers that nobody expects.
TEXTS = (
    *(
        "2024",
        "2024-13-45",
        "2024-05--",
        "2020-02-30",
        "0000-00-00",
        "9999-12-31T24:00",
        "P1D",
        "P",
        "-",
        " ",
        "Y",
        "N",
    ),
    *("0", "-1", "1e309", "1,5", "<5", "nan", "CR", "PD", "{USUBJID}", "{", "[/]", "=1+1", "x" * 300, "İ", "\u202e"),
)
NUMBERS = (np.nan, np.inf, -np.inf, 0.0, -0.0, -1.0, 0.5, 1e308, -1e308, 1e-300, 2.0**53)
#: A damage: to which dataset and which of its variables (as shares), what is done, and with what.
DAMAGES = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.floats(0, 1, exclude_max=True),
        st.sampled_from(("drop", "swap", "blank", "some", "all", "none", "twice", "absent")),
        st.integers(0, 2**32 - 1),
    ),
    min_size=1,
    max_size=12,
)


def analysed() -> list[Records]:
    """Return analysis datasets of two subjects."""
    rows = {"USUBJID": ["1", "2"], "STUDYID": ["T", "T"]}
    dated = {"TRTSDT": [21919.0, 21920.0], "TRTEDT": [21990.0, 21991.0]}
    moment = {"ADT": [21900.0, 21950.0], "ADY": [-18.0, 31.0]}
    result = {"AVAL": [70.0, 42.0], "BASE": [70.0, 70.0], "CHG": [0.0, -28.0], "PCHG": [0.0, -40.0]}
    source = {"SRCDOM": ["TR", "TR"], "SRCVAR": ["TRSTRESN"] * 2, "SRCSEQ": [1.0, 2.0]}
    return [
        table("ADSL", **rows, **dated, TRT01P=["A", "A"], SAFFL=["Y", "Y"], AGE=[50.0, 60.0], DTHFL=[None, "Y"]),
        table("ADTR", **rows, **moment, **result, **source, PARAMCD=["SUMDIAM"] * 2, ABLFL=["Y", None]),
        table("ADTTE", **rows, **moment, PARAMCD=["OS"] * 2, AVAL=[3.0, 4.0], CNSR=[0.0, 1.0], STARTDT=[21898.0] * 2),
    ]  # fmt: skip


@cache
def whole() -> Mapping[str, Records]:
    """Return a small package: two subjects, events, doses, results, a course of tumours, and analysis datasets."""
    rows = {"STUDYID": ["T", "T"], "USUBJID": ["1", "2"]}
    dates = {"RFSTDTC": ["2020-01-05"] * 2, "RFXSTDTC": ["2020-01-05"] * 2, "RFICDTC": ["2019-12-20"] * 2}
    result = {"ORRES": ["5.1", "x"], "ORRESU": ["g/dL", "g/dL"], "STRESC": ["51", "x"], "STRESU": ["g/L", "g/L"]}
    result |= {
        "TESTCD": ["HGB", "HGB"],
        "TEST": ["Hemoglobin"] * 2,
        "DTC": ["2020-01-04", "2020-02"],
        "DY": [-1.0, 3.0],
    }
    lb = {f"LB{name}": values for name, values in result.items()}
    lb |= {"LBSEQ": [1.0, 1.0], "LBSTRESN": [51.0, None], "LBSTNRLO": [1.0, 2.0], "LBSTNRHI": [3.0, 1.0]}
    answers = {"QSTESTCD": ["EQ1", "EQ2"], "QSCAT": ["X", "X"], "QSSTRESN": [1.0, 2.0], "QSDTC": ["2020-01-04"] * 2}
    held = [
        table("DM", **rows, **dates, DTHFL=[None, "Y"], DTHDTC=[None, "2020-05-01"], AGE=[50.0, 60.0]),
        table("AE", **rows, AESEQ=[1.0, 1.0], AETERM=["Rash", "Death"], AESTDTC=["2020-02", "2020-05-01"],
              AEENDTC=["2020-01", None], AEOUT=["RECOVERED/RESOLVED", "FATAL"], AESER=["N", "Y"], AESDTH=[None, "Y"]),
        table("EX", **rows, EXSEQ=[1.0, 1.0], EXTRT=["X", "X"], EXDOSE=[10.0, 0.0], EXDOSU=["mg", "mg"],
              EXSTDTC=["2020-01-05"] * 2, EXENDTC=["2020-01-05", "2020-01"]),
        table("DS", **rows, DSSEQ=[1.0, 1.0], DSDECOD=["COMPLETED", "DEATH"], DSSTDTC=["2020-04-01", "2020-05-01"],
              DSCAT=["DISPOSITION EVENT"] * 2, DSTERM=["COMPLETED", "DEATH"]),
        table("LB", **rows, **lb, VISITNUM=[1.0, 2.0], VISIT=["A", "B"]),
        table("QS", **rows, **answers, QSSEQ=[1.0, 1.0], VISITNUM=[1.0, 1.0]),
        table("SUPPAE", **rows, RDOMAIN=["AE"] * 2, IDVAR=["AESEQ"] * 2, IDVARVAL=["1", "9"], QNAM=["A"] * 2),
        table("TS", STUDYID=["T"], TSPARMCD=["SSTDTC"], TSVAL=["2020-01-01"]),
        course.tu(), course.tr(), course.rs(), *analysed(),
    ]  # fmt: skip
    return {each.name: each for each in held}


def damaged(tables: Mapping[str, Records], damages: Sequence[tuple[float, float, str, int]]) -> dict[str, Records]:
    """Return datasets after some damages."""
    held = dict(tables)
    for where, which, damage, seed in damages:
        if not held:
            break
        name = sorted(held)[int(where * len(held))]
        dataset = held[name].dataset
        if damage == "absent":
            del held[name]
        elif damage in {"none", "twice"}:
            held[name] = held[name].part(np.arange(0 if damage == "none" else len(dataset)).repeat(2))
        elif dataset.columns:
            variable = list(dataset.columns)[int(which * len(dataset.columns))]
            held[name] = Records(_damaged(dataset, variable, damage, np.random.default_rng(seed)), held[name].file)
    return held


def _damaged(dataset: Dataset, variable: str, damage: str, random: np.random.Generator) -> Dataset:
    if damage == "drop":
        return replace(dataset, columns={name: each for name, each in dataset.columns.items() if name != variable})
    names = list(dataset.columns) if damage == "all" else [variable]
    columns: dict[str, Any] = dict(dataset.columns)
    for name in names:
        numeric = isinstance(columns[name], np.ndarray) != (damage == "swap")
        hit = random.random(len(dataset)) < (0.3 if damage in {"some", "all"} else 1)
        if numeric:
            new = np.full(len(dataset), np.nan) if damage == "blank" else random.choice(NUMBERS, len(dataset))
            columns[name] = new if damage in {"swap", "blank"} else np.where(hit, new, columns[name])
            continue
        old = [None] * len(dataset) if damage in {"swap", "blank"} else columns[name].to_list()
        drawn = [None if damage == "blank" else TEXTS[at] for at in random.integers(0, len(TEXTS), len(dataset))]
        columns[name] = encode([new if at else kept for new, kept, at in zip(drawn, old, hit, strict=True)])
    return replace(dataset, columns=columns)


@cache
def standard() -> Standard:
    """Return the guide."""
    return load().standard


def judged(results: Sequence[Result], held: Mapping[str, Records]) -> None:
    """Assert that no rule broke, and that none passed that needs a dataset which has no record, or is not there."""
    assert [(result.rule.id, result.reason) for result in results if result.outcome is Outcome.BROKEN] == []
    looked = {result.rule.id: result.outcome for result in results if result.outcome is Outcome.PASSED}
    filled = {name for name, each in held.items() if len(each)}
    for check in all_checks():
        needed = [name for name in check.needs if name not in check.optional]
        assert check.rule.id not in looked or filled.issuperset(needed), check.rule.id
        assert check.rule.id not in looked or held, check.rule.id
    assert all(result.reason for result in results if result.outcome is Outcome.SKIPPED)


def test_frames_of_any_kind_break_no_check():
    """Variables dropped, of the wrong type, blank or full of nonsense break no check and not the RECIST audit."""

    @settled(40)
    @given(DAMAGES)
    def attempt(damages: list[tuple[float, float, str, int]]) -> None:
        held = damaged(whole(), damages)
        package = Package(held)
        results = run(all_checks(), package, standard(), Facts())
        judged(results, held)
        assert all(found.message for found in findings(results, package, standard()))
        audit(package, Facts())

    attempt()


def test_frames_of_any_kind_break_no_suite():
    """The same of the rules that the suites of expectations serve."""
    suites = Suites(standard(), load_analysis())

    @settled(3)
    @given(DAMAGES)
    def attempt(damages: list[tuple[float, float, str, int]]) -> None:
        chosen = {name: whole()[name] for name in ("AE", "LB", "ADTR")}
        held = damaged(chosen, damages)
        judged(suites.results(Package(held)), held)

    attempt()


@cache
def files() -> Mapping[str, bytes]:
    """Return the transport files of the small package."""
    written = {}
    for name, each in whole().items():
        texts = each.dataset.texts()
        kinds = {variable: (CHAR, 40) if variable in texts else (NUM, 8) for variable in each.dataset.columns}
        variables = tuple(Variable(variable, variable, *kind) for variable, kind in kinds.items())
        member = Member(name, name, variables, datetime(2020, 5, 4, tzinfo=UTC).replace(tzinfo=None))
        stored = io.BytesIO()
        assert write(stored, member, [*each.dataset.columns.values()]) == ()
        written[f"{name.lower()}.xpt"] = stored.getvalue()
    return written


def test_damaged_bytes_break_nothing():
    """Transport files with bytes changed are read, or told as unread; no rule breaks, and nothing is raised."""

    @settled(20)
    @given(st.lists(st.tuples(st.sampled_from(sorted(files())), BYTES), min_size=1, max_size=3))
    def attempt(changes: list[tuple[str, list[tuple[str, float, bytes]]]]) -> None:
        with tempfile.TemporaryDirectory() as root:
            for name, content in {**files(), **{name: bitten(files()[name], each) for name, each in changes}}.items():
                (Path(root) / name).write_bytes(content)
            validation = validate([Path(root)], standard())
        judged(validation.results, validation.package.tables)
        refused = {finding.message for finding in validation.findings if finding.rule.id in {"PKG101", "PKG102"}}
        assert bool(refused) == bool(validation.package.unread)

    attempt()
