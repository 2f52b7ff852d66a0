"""Records of tumour imaging: target, non-target and new lesions, and the response by the investigator."""

from __future__ import annotations

from nec_cdisc.simulate.case import Case
from nec_cdisc.simulate.chart import Chart, german, tick
from nec_cdisc.simulate.codes import coded
from nec_cdisc.simulate.tumour import Assessment, Tumour


def imaging_records(chart: Chart, case: Case) -> None:
    """Enter the lesion forms of each assessment and its response."""
    if case.treated is None:
        return
    tumour = case.treated.tumour
    for item in tumour.assessments:
        target_records(chart, tumour, item)
        non_target_records(chart, tumour, item)
        if item.number:
            new_records(chart, tumour, item)
        response_record(chart, tumour, item)


def target_records(chart: Chart, tumour: Tumour, item: Assessment) -> None:
    """Enter one record a target lesion; the size stands under diameter, of a node under short axis."""
    for lesion, state, size in zip(tumour.targets, item.states, item.sizes, strict=True):
        text = "" if size is None else str(size)
        cells = {
            "tl_no": str(lesion.number),
            **coded("tl_organ", lesion.organ),
            "tl_text": lesion.text,
            "tl_node": tick(lesion.node),
            **coded("tl_method", lesion.method),
            "tl_date": german(item.day),
            "tl_diameter": "" if lesion.node else text,
            "tl_short_axis": text if lesion.node else "",
            **coded("tl_state", state),
        }
        chart.add("target_lesions", item.visit, item.day, cells)


def non_target_records(chart: Chart, tumour: Tumour, item: Assessment) -> None:
    """Enter one record a non-target lesion."""
    for lesion, state in zip(tumour.non_targets, item.non_target_states, strict=True):
        cells = {
            "nt_no": str(lesion.number),
            **coded("nt_organ", lesion.organ),
            "nt_text": lesion.text,
            "nt_node": tick(lesion.node),
            **coded("nt_method", lesion.method),
            "nt_date": german(item.day),
            **coded("nt_state", state),
        }
        chart.add("non_target_lesions", item.visit, item.day, cells)


def new_records(chart: Chart, tumour: Tumour, item: Assessment) -> None:
    """Enter the new lesions, or that there is none."""
    if not item.new:
        chart.add("new_lesions", item.visit, item.day, {"nl_any": "0", "nl_date": german(item.day)})
    for number, (organ, text) in enumerate(item.new, start=1):
        cells = {"nl_any": "1", "nl_no": str(number), **coded("nl_organ", organ), "nl_text": text}
        cells |= {**coded("nl_method", tumour.method), "nl_date": german(item.day)}
        chart.add("new_lesions", item.visit, item.day, cells)


def response_record(chart: Chart, tumour: Tumour, item: Assessment) -> None:
    """Enter sum and responses; at baseline the sum alone."""
    cells = {"rs_done": "1", "rs_date": german(item.day), "rs_sum": "" if item.total is None else str(item.total)}
    if item.number:
        cells |= coded("rs_target", item.target if tumour.targets else "Not applicable")
        cells |= coded("rs_non_target", item.non_target if tumour.non_targets else "Not applicable")
        cells |= {"rs_new": tick(item.new), **coded("rs_overall", item.overall)}
    chart.add("response", item.visit, item.day, cells)
