"""Dirt in whole records: lesions, events, repeated rows, rows of nobody, rows after death, forms never opened."""

from __future__ import annotations

from datetime import date, timedelta

from nec_cdisc.simulate.chart import LOG, german
from nec_cdisc.simulate.dirt import Dirt, note, spoil

NEW_COLUMN_FROM = date(2016, 9, 1)
"""Subjects who consented before were entered on version 1.0 of the case report form."""
AE_TICKS = ("ae_ongoing", "ae_sdeath", "ae_slife", "ae_shosp", "ae_sdisab", "ae_scong", "ae_smie")
KEYS = ("study", "site", "subject", "visit", "crf_version")


def plain_date(text: str) -> date:
    """Read a clean dd.mm.yyyy."""
    day, month, year = text.split(".")
    return date(int(year), int(month), int(day))


def duplicate_lesion_number(dirt: Dirt) -> None:
    """Give a follow-up reading of a later lesion the number 1."""
    record = dirt.record(
        "target_lesions", lambda cells: cells["visit"] != "Screening" and cells["tl_no"] not in {"", "1"}
    )
    if record:
        spoil(record, "tl_no", "1", "duplicate_lesion_number")


def lesion_not_identified(dirt: Dirt) -> None:
    """Add a follow-up reading of a lesion that baseline does not know."""
    record = dirt.record("target_lesions", lambda cells: cells["visit"] != "Screening" and cells["tl_node"] == "0")
    if record:
        size = str(dirt.draws.between(8, 19))
        added = dirt.insert(record, {"tl_no": "7", "tl_diameter": size, "tl_state": "1", "tl_state_label": "Present"})
        note(added, "tl_no", "lesion_not_identified")


def ongoing_with_stop(dirt: Dirt) -> None:
    """Tick an ended event as ongoing."""
    record = dirt.record("ae", lambda cells: bool(cells["ae_stop"]))
    if record:
        spoil(record, "ae_ongoing", "1", "ongoing_with_stop")


def end_before_start(dirt: Dirt) -> None:
    """Let an event end before it starts."""
    record = dirt.record("ae", lambda cells: bool(cells["ae_stop"]) and bool(cells["ae_start"]))
    if record:
        stop = plain_date(record.cells["ae_start"]) - timedelta(days=dirt.draws.between(2, 9))
        true = plain_date(record.cells["ae_stop"]).isoformat()
        spoil(record, "ae_stop", german(stop), "end_before_start", true=true, usable=stop.isoformat())


def row_after_death(dirt: Dirt) -> None:
    """Add vital signs dated after death."""
    death = dirt.case.treated.timeline.death if dirt.case.treated else None
    record = dirt.record("vital_signs", lambda cells: cells["vs_done"] == "1" and cells["visit"] != "Screening")
    if death and record:
        day = death + timedelta(days=dirt.draws.between(2, 20))
        added = dirt.insert(record, {"visit": "Unscheduled", "vs_date": german(day)})
        note(added, "vs_date", "row_after_death")


def orphan_subject(dirt: Dirt) -> None:
    """Add an event and vital signs of a subject number that nobody has."""
    number = f"9{int(dirt.case.person.subject):05d}"
    for form in ("ae", "vital_signs"):
        record = dirt.record(form, lambda cells: cells["form_status"] == "Complete")
        if record:
            note(dirt.insert(record, {"subject": number}), "subject", "orphan_subject")


def unscheduled_visit(dirt: Dirt) -> None:
    """Add a visit between two visits, with vital signs."""
    record = dirt.record("vital_signs", lambda cells: cells["vs_done"] == "1" and cells["visit"].startswith("Cycle"))
    if record is None:
        return
    day = german(plain_date(record.cells["vs_date"]) + timedelta(days=1))
    visit = next(item for item in dirt.chart.of("visits") if item.cells["visit"] == record.cells["visit"])
    extra = {"visit": "Unscheduled", "visit_date": day, "visit_reason": "Dizziness"}
    note(dirt.insert(visit, extra), "visit", "unscheduled_visit")
    note(dirt.insert(record, {"visit": "Unscheduled", "vs_date": day}), "visit", "unscheduled_visit")


def form_never_opened(dirt: Dirt) -> None:
    """Add an event form that was created but never opened: zeros in its tick boxes, all else blank."""
    record = dirt.record("ae", lambda cells: cells["visit"] == LOG)
    if record:
        added = dirt.insert(record, {})
        kept = {name: added.cells[name] for name in (*KEYS, "record_id")}
        added.cells = {**kept, "form_status": "Not started", **dict.fromkeys(AE_TICKS, "0")}
        note(added, "form_status", "form_never_opened")


def repeated_row(dirt: Dirt) -> None:
    """Write a record twice, equal in every cell."""
    form = dirt.draws.one_of(("vital_signs", "ecog", "markers", "conmed", "lab_haematology"))
    record = dirt.record(form)
    if record:
        added = dirt.insert(record, {"record_id": record.cells["record_id"]})
        note(added, "record_id", "repeated_row")
        record.locked = added.locked = True


def tissue_without_consent(dirt: Dirt) -> None:
    """Let a subject decline research on tissue that was examined."""
    examined = any(record.cells["ih_done"] == "1" for record in dirt.chart.of("mtor_ihc"))
    record = dirt.record("consent", lambda cells: cells["ic_tissue"] == "1")
    if examined and record:
        spoil(record, "ic_tissue", "0", "tissue_without_consent")


def sum_differs(dirt: Dirt) -> None:
    """Add ten to a sum of diameters."""
    record = dirt.record("response", lambda cells: bool(cells["rs_sum"]) and cells["visit"] != "Screening")
    if record:
        spoil(record, "rs_sum", str(int(record.cells["rs_sum"]) + 10), "sum_differs")


def response_differs(dirt: Dirt) -> None:
    """Call a stable target response partial; the overall response stays."""
    record = dirt.record("response", lambda cells: cells.get("rs_target") == "3")
    if record:
        spoil(record, "rs_target", "2", "response_differs")
        record.cells["rs_target_label"] = "PR"


def crf_version_change(dirt: Dirt) -> None:
    """Put early subjects on version 1.0 of the form, which had no question on events of special interest."""
    if dirt.case.person.consent >= NEW_COLUMN_FROM:
        return
    for record in dirt.chart.records:
        record.cells["crf_version"] = "1.0"
        if record.form == "ae" and record.cells.get("ae_aesi"):
            spoil(record, "ae_aesi", "", "crf_version_change")
