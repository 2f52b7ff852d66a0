"""Laboratory and marker records: values in the unit of the local laboratory, and the same value in SI for the truth."""

from __future__ import annotations

import math
from datetime import date, timedelta

from nec_cdisc.simulate.analytes import ANALYTES, MARKERS, Analyte, Unit, limits_at, unit_at
from nec_cdisc.simulate.case import Case, Visit
from nec_cdisc.simulate.chart import Chart, Record, fixed, german
from nec_cdisc.simulate.course import burden
from nec_cdisc.simulate.draws import Draws
from nec_cdisc.simulate.forms_treatment import HAEMATOLOGY

SHARE_OF_LEUKOCYTES = {"neut": 0.78, "lymph": 0.2}
"""Most of the leukocytes that may be of one kind, so that kinds never add up to more than the whole."""

FEW = 2
"""Assessments beyond which a marker is followed, and has a baseline."""

OF_GRADE = {
    ("Anaemia", "hb"): {1: (101.0, math.inf), 2: (81.0, math.inf)},
    ("High blood glucose", "gluc"): {1: (0.0, 8.8), 2: (0.0, 13.8)},
}
"""What an event of a grade allows of the result that it is graded by (CTCAE 4.03), rounding in any unit left out."""

Result = dict[str, str]
"""One laboratory result of the truth: record, column, value and unit as reported (clean), value in SI, SI unit."""


def reported(value: float, unit: Unit) -> str:
    """SI value as the laboratory reports it in its unit."""
    return fixed(value / unit.factor, unit.decimals)


def result_of(record: Record, column: str, analyte: Analyte, unit: Unit, text: str) -> Result:
    """Entry of the truth file for one result; `si` is the reported value converted, six significant digits."""
    return {
        "record_id": record.cells["record_id"],
        "form": record.form,
        "column": column,
        "analyte": analyte.name,
        "value": text,
        "unit": unit.text,
        "si": f"{float(text) * unit.factor:.6g}",
        "si_unit": analyte.units[0].text,
    }


def laboratory_records(chart: Chart, case: Case, *, clean: bool) -> list[Result]:
    """Enter chemistry and haematology of each visit; the true results in SI."""
    draws = case.person.draws("laboratory")
    levels = {item.name: max(draws.bell(item.mean, item.deviation), item.floor) for item in ANALYTES}
    results: list[Result] = []
    leukocytes = math.inf
    for cycle, visit in enumerate(
        visit for visit in case.visits if visit.name.startswith(("Screening", "Cycle", "End of treatment"))
    ):
        missed = draws.chance(0.015)
        for form, prefix in (("lab_chemistry", "lc"), ("lab_haematology", "lh")):
            if missed:
                chart.add(form, visit.name, visit.day, {f"{prefix}_done": "0"})
                continue
            wanted = [item for item in ANALYTES if (item.name in HAEMATOLOGY) == (prefix == "lh")]
            record = sample_record(chart, visit, form, prefix, draws)
            for analyte in wanted:
                level = levels[analyte.name] * max(1.0 + analyte.trend * cycle, 0.5)
                value = max(draws.bell(level, analyte.deviation * 0.25), analyte.floor)
                if analyte.name == "wbc":
                    leukocytes = value
                value = min(value, leukocytes * SHARE_OF_LEUKOCYTES.get(analyte.name, math.inf))
                value = as_graded(value, analyte, case, visit.day)
                unit = unit_at(analyte, case.person.site, visit.day, clean=clean)
                text = reported(value, unit)
                if draws.chance(0.01):
                    continue
                record.cells.update({analyte.name: text, f"{analyte.name}_u": unit.text})
                results.append(result_of(record, analyte.name, analyte, unit, text))
    return results


def as_graded(value: float, analyte: Analyte, case: Case, day: date) -> float:
    """SI value that is no worse than the grade of an event of its kind on the day of the visit or the day before."""
    events = case.treated.events if case.treated else []
    for event in events:
        allowed = OF_GRADE.get((event.term.name, analyte.name), {})
        for stage in event.stages:
            if stage.start <= day and (stage.stop is None or day - timedelta(days=1) <= stage.stop):
                low, high = allowed.get(stage.grade, (-math.inf, math.inf))
                value = min(max(value, low), high)
    return value


def sample_record(chart: Chart, visit: Visit, form: str, prefix: str, draws: Draws) -> Record:
    """Enter the head of a laboratory form: date, time, laboratory."""
    day = visit.day
    if visit.name.startswith("Cycle") and visit.name != "Cycle 1 Day 1":
        day -= timedelta(days=draws.between(0, 1))
    cells = {
        f"{prefix}_done": "1",
        f"{prefix}_date": german(day),
        f"{prefix}_time": f"{draws.between(7, 11):02d}:{draws.between(0, 59):02d}",
        f"{prefix}_lab": f"Local laboratory {chart.person.site}",
    }
    if prefix == "lc":
        cells["lc_fasting"] = "1" if draws.chance(0.6) else "0"
    return chart.add(form, visit.name, day, cells)


def marker_records(chart: Chart, case: Case, *, clean: bool) -> list[Result]:
    """Enter tumour markers at screening and each assessment: they follow the tumour with noise."""
    if case.treated is None:
        return []
    draws = case.person.draws("markers")
    course, first_dose = case.treated.course, case.treated.timeline.first_dose
    levels = {item.name: max(draws.bell(item.mean, item.deviation), item.floor) for item in MARKERS}
    results: list[Result] = []
    followed = len(case.treated.tumour.assessments) > FEW
    for number, item in enumerate(case.treated.tumour.assessments):
        days = max((item.day - first_dose).days, 0)
        time = f"{draws.between(7, 14):02d}:{draws.between(0, 59):02d}"
        relative = min(math.sqrt(burden(float(days), course.shrink, course.grow)), 6.0)
        for analyte in MARKERS:
            if draws.chance(0.03) and not (followed and number == 0):
                continue
            value = max(levels[analyte.name] * relative * draws.level(0.8, 1.2), analyte.floor * 0.6)
            record, result = marker_record(chart, (item.visit, item.day), analyte, value, clean=clean)
            record.cells["mk_time"] = time
            results.append(result)
    return results


def marker_record(
    chart: Chart, visit: tuple[str, date], analyte: Analyte, value: float, *, clean: bool
) -> tuple[Record, Result]:
    """Enter one marker result with its limit, both in the unit of the site."""
    name, day = visit
    unit = unit_at(analyte, chart.person.site, day, clean=clean)
    text = reported(value, unit)
    high = limits_at(analyte, chart.person.site, "0")[1] or 0.0
    cells = {"mk_date": german(day), "mk_marker": analyte.name, "mk_value": text, "mk_unit": unit.text}
    record = chart.add("markers", name, day, {**cells, "mk_limit": reported(high, unit)})
    return record, result_of(record, "mk_value", analyte, unit, text)
