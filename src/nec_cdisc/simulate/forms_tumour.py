"""Columns of the forms on tumour, markers, tissue and quality of life."""

from __future__ import annotations

GLOBAL_HEALTH = (29, 30)
"""Items answered on seven steps instead of four."""

TUMOUR_FORMS: dict[str, dict[str, str]] = {
    "target_lesions": {
        "tl_no": "number of the target lesion",
        "tl_organ": "organ, code",
        "tl_organ_label": "organ",
        "tl_text": "description of the place",
        "tl_node": "1 lymph node, 0 not",
        "tl_method": "imaging method, code",
        "tl_method_label": "imaging method",
        "tl_date": "date of the scan",
        "tl_diameter": "longest diameter, mm (blank for lymph nodes)",
        "tl_short_axis": "short axis, mm (lymph nodes only)",
        "tl_state": "state of the lesion, code",
        "tl_state_label": "state of the lesion",
    },
    "non_target_lesions": {
        "nt_no": "number of the non-target lesion",
        "nt_organ": "organ, code",
        "nt_organ_label": "organ",
        "nt_text": "description of the place",
        "nt_node": "1 lymph node, 0 not",
        "nt_method": "imaging method, code",
        "nt_method_label": "imaging method",
        "nt_date": "date of the scan",
        "nt_state": "state of the lesion, code",
        "nt_state_label": "state of the lesion",
    },
    "new_lesions": {
        "nl_any": "1 new lesion seen, 0 none",
        "nl_no": "number of the new lesion",
        "nl_organ": "organ, code",
        "nl_organ_label": "organ",
        "nl_text": "description of the place",
        "nl_method": "imaging method, code",
        "nl_method_label": "imaging method",
        "nl_date": "date of the scan",
    },
    "response": {
        "rs_done": "1 assessment done, 0 not",
        "rs_date": "date of the assessment (the last scan of the visit)",
        "rs_sum": "sum of diameters as collected, mm",
        "rs_target": "response of target lesions, code",
        "rs_target_label": "response of target lesions",
        "rs_non_target": "response of non-target lesions, code",
        "rs_non_target_label": "response of non-target lesions",
        "rs_new": "1 new lesion, 0 none",
        "rs_overall": "overall response by the investigator, code",
        "rs_overall_label": "overall response by the investigator",
    },
    "markers": {
        "mk_date": "date of the sample",
        "mk_time": "time of the sample, hh:mm",
        "mk_marker": "marker: CGA, CGB, NSE or PROGRP",
        "mk_value": "result as reported",
        "mk_unit": "unit of result and limit",
        "mk_limit": "upper limit of normal",
    },
    "mtor_ihc": {
        "ih_done": "1 tissue examined, 0 not",
        "ih_reason": "why not",
        "ih_specimen": "number of the tissue block",
        "ih_date": "date the tissue was taken",
        "ih_marker": "antigen: P-MTOR, P-AKT, P-4EBP1, P-S6 or PTEN",
        "ih_intensity": "staining intensity, 0 to 3",
        "ih_percent": "stained tumour cells, percent",
        "ih_hscore": "H-score, 0 to 300",
        "ih_result": "result, code",
        "ih_result_label": "result",
    },
    "qlq_c30": {
        "ql_done": "1 questionnaire completed, 0 not",
        "ql_date": "date of completion",
        "ql_reason": "why it was not completed, code",
        "ql_reason_label": "why it was not completed",
        **{f"q{item:02d}": f"answer to item {item}, 1 to {7 if item in GLOBAL_HEALTH else 4}" for item in range(1, 31)},
    },
}
