"""Records of quality of life (answers only, no questionnaire wording) and of archive tissue."""

from __future__ import annotations

from datetime import timedelta

from nec_cdisc.simulate.case import Case
from nec_cdisc.simulate.chart import Chart, german
from nec_cdisc.simulate.codes import coded
from nec_cdisc.simulate.enrolment import diagnosis_date
from nec_cdisc.simulate.forms_tumour import GLOBAL_HEALTH

ITEMS = range(1, 31)
FOUR_STEPS, SEVEN_STEPS = 4, 7
ANTIGENS = ("P-MTOR", "P-AKT", "P-4EBP1", "P-S6", "PTEN")


def questionnaire_records(chart: Chart, case: Case) -> None:
    """Enter the answers at screening and each assessment; burden of symptoms drifts upward."""
    if case.treated is None:
        return
    draws = case.person.draws("questionnaire")
    burden = draws.level(0.1, 0.45)
    for item in case.treated.tumour.assessments:
        if draws.chance(0.1):
            reason = draws.weighted({"Too ill": 0.4, "Refused": 0.3, "Not handed out": 0.3})
            chart.add("qlq_c30", item.visit, item.day, {"ql_done": "0", **coded("ql_reason", reason)})
            continue
        cells = {"ql_done": "1", "ql_date": german(item.day)}
        for number in ITEMS:
            share = min(max(draws.bell(burden, 0.16), 0.0), 0.999)
            answer = 1 + int(share * FOUR_STEPS)
            if number in GLOBAL_HEALTH:
                answer = 1 + int((0.999 - share) * SEVEN_STEPS)
            cells[f"q{number:02d}"] = "" if draws.chance(0.012) else str(answer)
        chart.add("qlq_c30", item.visit, item.day, cells)
        burden = min(burden + draws.level(-0.02, 0.07), 0.8)


def tissue_records(chart: Chart, case: Case) -> None:
    """Enter staining of archive tissue, one record an antigen; H-score lies within intensity times percent.

    Tissue of a subject who declined research on it is not examined: of the records opened one is left, which says so.
    """
    if case.treated is None:
        return
    draws = case.person.draws("tissue")
    day = case.visits[0].day
    if draws.chance(0.15):
        chart.add("mtor_ihc", "Screening", day, {"ih_done": "0", "ih_reason": "No tissue left"})
        return
    taken = diagnosis_date(case.person) - timedelta(days=draws.between(0, 5))
    specimen = f"{taken.year}-{draws.between(10_000, 99_999)}"
    for antigen in ANTIGENS:
        intensity = draws.weighted({0: 0.25, 1: 0.3, 2: 0.3, 3: 0.15})
        percent = draws.between(1, 20) * 5 if intensity else 0
        score = max(intensity * percent - draws.between(0, 4) * 5, percent)
        cells = {"ih_done": "1", "ih_specimen": specimen, "ih_date": german(taken), "ih_marker": antigen}
        cells |= {"ih_intensity": str(intensity), "ih_percent": str(percent), "ih_hscore": str(score)}
        chart.add("mtor_ihc", "Screening", day, cells | coded("ih_result", "Positive" if score else "Negative"))
    if next(chart.of("consent")).cells["ic_tissue"] == "0":
        first, *others = chart.of("mtor_ihc")
        chart.records = [record for record in chart.records if record not in others]
        first.cells.update({name: "" for name in first.cells if name.startswith("ih_")})
        first.cells.update(ih_done="0", ih_reason="No consent to tissue research")
