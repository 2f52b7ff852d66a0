"""Makes the trial design datasets of a run: records of the protocol block, with what the data say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from nec_cdisc.dataset.encoded import Encoded, encode
from nec_cdisc.dataset.model import Column, Dataset
from nec_cdisc.dataset.spec import DatasetSpec, VariableSpec
from nec_cdisc.plan.compile import SUBJECTS, Plan
from nec_cdisc.plan.privacy import private_behind
from nec_cdisc.plan.step import Design
from nec_cdisc.plan.trial_design.record import FromData, Value
from nec_cdisc.problem import Cells, Problem
from nec_cdisc.run.frame import numbers, texts
from nec_cdisc.run.long_text import pieces
from nec_cdisc.run.visits_reached import not_reached

#: The variable that goes on in others (TSVAL1, TSVAL2, ...) where it is long (SDTMIG 3.4, section 7.4).
CONTINUED = "TSVAL"
#: Variables of DM that hold arms: codes and names.
CODES, NAMES = ("ARMCD", "ACTARMCD"), ("ARM", "ACTARM")
#: The parameter that the data cut-off of a run gives.
CUT_OFF = "DCUTDTC"
_DAY = 10
_Record = dict[str, Value]


def design(
    plan: Plan, step: Design, datasets: Mapping[str, Dataset], cut_off: dt.date | None = None
) -> tuple[Dataset | None, list[Problem]]:
    """Return a trial design dataset, and what the data do not give for it (TRD122).

    The data cut-off of the run goes before the one that is typed (TRD119).
    """
    spec = plan.standard.datasets[step.dataset]
    problems: list[Problem] = []
    study = study_of(plan, datasets)
    records: list[_Record] = []
    beyond = not_reached(step.unending, datasets)
    for record in step.records:
        if record.get("VISIT") in beyond:
            continue
        filled = _cut(_filled(record, step, datasets, problems), step, cut_off, problems)
        records.append({"STUDYID": study, "DOMAIN": step.dataset, **filled})
    if step.dataset == "TS":
        spec, records = _continued(plan, spec, records)
    names = [item.name for item in spec.variables.values() if item.core != "Perm" or _given(records, item.name)]
    columns = {name: encode([record.get(name) for record in records]) for name in names}
    order = _order(spec, columns)
    arrays = {name: _array(spec.variables[name], column.take(order)) for name, column in columns.items()}
    chosen = {name: replace(spec.variables[name], order=number) for number, name in enumerate(names, 1)}
    return Dataset(step.dataset, arrays, replace(spec, variables=chosen)), problems


def study_of(plan: Plan, datasets: Mapping[str, Dataset]) -> str:
    """Return STUDYID as DM has it; of a study without subjects its short name."""
    dm = datasets.get(SUBJECTS)
    found = [] if dm is None or "STUDYID" not in dm.columns else dm.column("STUDYID").values
    return str(found[0]) if found else plan.study.block.study


def unplanned_arms(plan: Plan, datasets: Mapping[str, Dataset]) -> Iterator[Problem]:
    """Yield the arms of subjects in DM that the protocol does not have, with the raw records (TRD121)."""
    dm, arms = datasets.get(SUBJECTS), plan.study.block.protocol.arms
    if dm is None or not arms:
        return
    for variables, known in ((CODES, set(arms)), (NAMES, {arm.name for arm in arms.values()})):
        for name in variables:
            if name in dm.columns:
                bound = plan.bound.get(f"{SUBJECTS}.{name}")
                secret = bound is not None and private_behind(plan, SUBJECTS, bound)
                yield from _unplanned(dm, name, sorted(known), secret=secret)


def _unplanned(dm: Dataset, name: str, known: Sequence[str], *, secret: bool) -> Iterator[Problem]:
    column = dm.column(name)
    for code, value in enumerate(column.values):
        if value in known:
            continue
        shown = "an arm that is not shown here" if secret else repr(value)
        message = f"{name} is {shown}, and the protocol has {', '.join(known)}"
        rows = np.flatnonzero(column.codes == code)
        for births in dm.births:
            inside = np.isin(births.records, rows)
            if births.role == "source" and inside.any():
                cells = Cells(births.table, tuple(sorted(births.rows[inside].tolist())))
                yield Problem("TRD121", message, None, cells, target=f"{dm.name}.{name}")


def _filled(
    record: Mapping[str, Value], step: Design, datasets: Mapping[str, Dataset], problems: list[Problem]
) -> _Record:
    """Return a record with what the data give in the place of what it says of them."""
    filled = dict(record)
    for name, value in record.items():
        if not isinstance(value, FromData):
            continue
        filled[name] = _of_data(value, datasets)
        lacking = _lacking(value, datasets)
        if value.null_flavor is not None and (filled[name] is None or (value.how == "latest" and lacking)):
            filled |= {name: None, "TSVALNF": value.null_flavor, "TSVALCD": None, "TSVCDREF": None, "TSVCDVER": None}
            said = f"{lacking} of its subjects have no {value.variable} yet" if lacking else _nobody(value)
            message = f"{record['TSPARMCD']} is {value.null_flavor}: {said}"
            problems.append(Problem("TRD123", message, value.place, target=f"{step.dataset}.{name}"))
        elif filled[name] is None:
            message = f"{record['TSPARMCD']} is the {value.how} {value.variable}, and {_nobody(value)}"
            problems.append(Problem("TRD122", message, value.place, target=f"{step.dataset}.{name}"))
    return filled


def _cut(record: _Record, step: Design, cut_off: dt.date | None, problems: list[Problem]) -> _Record:
    """Return a record with the data cut-off of the run, where it is the one of the cut-off."""
    day = None if cut_off is None else cut_off.isoformat()
    if day is None or record.get("TSPARMCD") != CUT_OFF or record["TSVAL"] == day:
        return record
    message = f"{CUT_OFF} is {day}, the data cut-off of the run, and not {record['TSVAL']} as the protocol block says"
    problems.append(Problem("TRD119", message, step.place, target=f"{step.dataset}.TSVAL"))
    return {**record, "TSVAL": day, "TSVALNF": None}


def _of_data(value: FromData, datasets: Mapping[str, Dataset]) -> str | None:
    """Return a count, or the first or last whole day of a variable; partial dates decide nothing."""
    column = _asked(value, datasets)
    held = column.codes[~column.missing()]
    if value.how == "count":
        return str(len(held))
    dates = [str(column.values[code]) for code in np.unique(held).tolist()]
    days = sorted({text[:_DAY] for text in dates if _is_whole(text)})
    if not days:
        return None
    return days[0] if value.how == "earliest" else days[-1]


def _nobody(value: FromData) -> str:
    return "no subject has a whole date" if value.among is None else f"no subject with {value.among} has a whole date"


def _lacking(value: FromData, datasets: Mapping[str, Dataset]) -> int:
    """Return how many of the subjects that count have no value."""
    return int(_asked(value, datasets).missing().sum())


def _asked(value: FromData, datasets: Mapping[str, Dataset]) -> Encoded:
    """Return the variable of the subjects that count."""
    subjects = datasets[SUBJECTS]
    column = subjects.column(_variable(value.variable))
    return column if value.among is None else column.take(~subjects.column(_variable(value.among)).missing())


def _is_whole(date: str) -> bool:
    return len(date) >= _DAY and "--" not in date


def _variable(name: str) -> str:
    return name.removeprefix(f"{SUBJECTS}.")


def _continued(plan: Plan, spec: DatasetSpec, records: list[_Record]) -> tuple[DatasetSpec, list[_Record]]:
    """Cut long values between words, and return the dataset with as many further variables as they need."""
    cut = [pieces(str(record.get(CONTINUED) or ""), plan.standard.transliteration) for record in records]
    whole: list[_Record] = []
    for record, parts in zip(records, cut, strict=True):
        names = [CONTINUED, *(f"{CONTINUED}{number}" for number in range(1, len(parts)))]
        whole.append({**record, CONTINUED: None, **dict(zip(names, parts, strict=False))})
    first = spec.variables[CONTINUED]
    variables: dict[str, VariableSpec] = {}
    for name, variable in spec.variables.items():
        variables[name] = variable
        for number in range(1, max(map(len, cut), default=1) if name == CONTINUED else 1):
            more = f"{CONTINUED}{number}"
            variables[more] = replace(first, name=more, label=f"{first.label} {number}", core="Perm")
    return replace(spec, variables=variables), whole


def _given(records: Sequence[_Record], name: str) -> bool:
    return any(record.get(name) is not None for record in records)


def _order(spec: DatasetSpec, columns: Mapping[str, Encoded]) -> NDArray[np.int64]:
    """Return the records in the order of the natural keys."""
    ranks = [columns[name].ranks() for name in spec.keys if name in columns]
    return np.lexsort(ranks[::-1]).astype(np.int64)


def _array(variable: VariableSpec, column: Encoded) -> Column:
    return numbers(column) if variable.type == "Num" else texts(column)
