"""The RECIST audit as tables that a medical monitor reads: a subject each, assessments side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nec_cdisc.report.validation.page_data import shown
from nec_cdisc.validate.recist_rows import AssessmentAudit, LesionRead, ResponseAudit, SubjectAudit

#: What stands where nothing was said, or nothing follows.
NOTHING = "\N{EN DASH}"
_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class AuditCell:
    """A cell: its text, and whether it contradicts what was derived."""

    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class AuditLine:
    """A line of a table: what it holds, and a cell for each assessment."""

    label: str
    cells: tuple[AuditCell, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class AuditTable:
    """The course of a subject by one evaluator."""

    subject: str
    said: str
    disagreements: int
    heads: tuple[tuple[str, str], ...]
    lines: tuple[AuditLine, ...]


def audit_table(course: SubjectAudit) -> AuditTable:
    """Return the table of a course: lesions with sizes, sums with changes, responses as reported and as derived."""
    seen = course.assessments
    heads = tuple((shown(item.visit or item.visit_number or NOTHING), _when(item)) for item in seen)
    lines = (*_lesions(seen), *_sums(seen), *_responses(seen))
    return AuditTable(shown(course.subject), shown("; ".join(_said(course))), course.disagreements, heads, lines)


def _said(course: SubjectAudit) -> Iterator[str]:
    who = " ".join(item for item in (course.evaluator, course.evaluator_id) if item)
    if who:
        yield f"read by {who}{', accepted' if course.accepted else ''}"
    for title, value in (("first dose", course.first_dose), ("death", course.death)):
        if value:
            yield f"{title} {value}"
    if course.best_reported:
        yield f"best response reported {course.best_reported}"


def _when(item: AssessmentAudit) -> str:
    dates = NOTHING if item.date is None else item.date
    if item.last_date not in {None, item.date}:
        dates = f"{dates} to {item.last_date}"
    return shown(dates if item.day is None else f"{dates}, day {item.day}".replace("day -", f"day {_MINUS}"))


def _lesions(seen: Sequence[AssessmentAudit]) -> Iterator[AuditLine]:
    """Yield a line for each lesion: targets, non-targets, new ones, each in the order in which they are first told."""
    named: dict[str, LesionRead] = {}
    for item in seen:
        for lesion in item.lesions:
            named.setdefault(lesion.lesion, lesion)
    order = {"TARGET": 0, "NON-TARGET": 1, "NEW": 2}
    for name, first in sorted(named.items(), key=lambda pair: order.get(pair[1].kind, len(order))):
        where = f"{first.location or 'no location'}{' (node)' if first.node else ''}"
        told = [next((each for each in item.lesions if each.lesion == name), None) for item in seen]
        yield AuditLine(shown(f"{name} {where}"), tuple(map(_read, told)), first.kind)


def _read(lesion: LesionRead | None) -> AuditCell:
    if lesion is None:
        return AuditCell(NOTHING)
    if lesion.size is None:
        return AuditCell(shown(lesion.state or NOTHING))
    text = f"{lesion.size:f} mm"
    return AuditCell(text if lesion.counts or lesion.kind != "TARGET" else f"{text} (not in the sum)")


def _sums(seen: Sequence[AssessmentAudit]) -> Iterator[AuditLine]:
    yield _line("Sum re-computed", seen, _total, "SUM")
    yield AuditLine(
        "Sum in TR",
        tuple(AuditCell(_mm(item.reported_total), _differs(item, item.reported_total)) for item in seen),
        "SUM",
    )
    if any(item.analysed_total is not None for item in seen):
        cells = tuple(AuditCell(_mm(item.analysed_total), _differs(item, item.analysed_total)) for item in seen)
        yield AuditLine("Sum in ADTR", cells, "SUM")
    yield _line("Smallest sum before", seen, lambda item: _mm(item.nadir), "SUM")
    yield _line("Change from baseline", seen, lambda item: _percent(item.from_baseline), "SUM")
    yield _line("Change from nadir", seen, _from_nadir, "SUM")
    yield _line("New lesion", seen, lambda item: "yes" if item.new_lesion else NOTHING, "SUM")


def _line(label: str, seen: Sequence[AssessmentAudit], text: Callable[[AssessmentAudit], str], kind: str) -> AuditLine:
    return AuditLine(label, tuple(AuditCell(text(item)) for item in seen), kind)


def _responses(seen: Sequence[AssessmentAudit]) -> Iterator[AuditLine]:
    for title, told in (
        ("Target response", [item.target for item in seen]),
        ("Non-target response", [item.non_target for item in seen]),
        ("Overall response", [item.overall for item in seen]),
    ):
        if any(item.reported or item.derived for item in told):
            yield AuditLine(title, tuple(map(_response, told)), "RESPONSE")


def _response(item: ResponseAudit) -> AuditCell:
    """Return a response: one word where reported and derived agree, else both."""
    if item.reported is None and item.derived is None:
        return AuditCell(NOTHING)
    if item.agrees:
        return AuditCell(shown(str(item.reported)))
    told = f"{item.reported or 'not reported'}, derived {item.derived or 'nothing for certain'}"
    return AuditCell(shown(told), item.agrees is False)


def _differs(item: AssessmentAudit, total: Decimal | None) -> bool:
    return total is not None and item.complete and total != item.total


def _total(item: AssessmentAudit) -> str:
    return _mm(item.total) if item.complete or item.total is None else f"{_mm(item.total)} (incomplete)"


def _mm(size: Decimal | None) -> str:
    return NOTHING if size is None else f"{size:f} mm"


def _percent(change: Decimal | None) -> str:
    if change is None:
        return NOTHING
    return f"{'+' if change > 0 else _MINUS if change < 0 else ''}{abs(change):f} %"


def _from_nadir(item: AssessmentAudit) -> str:
    if item.growth is None or item.from_nadir is None:
        return _percent(item.from_nadir)
    sign = "+" if item.growth > 0 else _MINUS if item.growth < 0 else ""
    return f"{_percent(item.from_nadir)} ({sign}{abs(item.growth):f} mm)"
