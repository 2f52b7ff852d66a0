"""Words a question so that it can be pasted into the EDC: where it is, what stands there, what is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nec_cdisc.problem import CODES

#: Characters of a value that a question quotes; the column beside it holds the whole.
QUOTED = 120

_CHECK = "Please check the entry against the source document and correct it, or confirm that it is right."
#: What is wrong with an entry, as the end of "the field X holds Y", and what the site is asked to do.
_ENTRY: dict[str, tuple[str, str]] = {
    "RAW123": (
        ", an error of the spreadsheet in the place of a value",
        "Please send the value that belongs there.",
    ),
    "RAW134": (
        ", which cannot be used as a number or a date",
        "Please check the source document and send the right value.",
    ),
    "RAW145": (
        ", which the column it stands in cannot hold",
        "Please check the source document and send the right value.",
    ),
    "ROW112": (
        ", which can be read neither as the number nor as the date that is expected",
        "Please check the source document and correct the entry.",
    ),
    "ROW113": (
        ", with a character that submission files cannot hold",
        "Please write the entry in other characters, without changing what it says.",
    ),
    "TRM201": (
        ", while most records name another version of the same dictionary",
        "Please have these terms coded in the version of the others, or confirm that both are meant.",
    ),
    "VAL102": (
        ", which is none of the answers that are expected",
        "Please check the source document and give the answer that was meant.",
    ),
    "VAL105": (
        ", which says neither that the box is ticked nor that it is not",
        "Please tick the box, or clear it.",
    ),
    "VAL111": (
        ", which cannot be read as a date",
        "Please enter the date as in the source document, as far as it is known.",
    ),
    "VAL112": (
        ", a date that the calendar does not have",
        "Please check the source document and enter the right date.",
    ),
    "VAL113": (
        ", which can be read as more than one date",
        "Please enter the date again, with the month as a word or in the order that the form asks for.",
    ),
    "VAL114": (", a date without the century of its year", "Please enter the year with four digits."),
    "VAL115": (
        ", which is no time of a day of 24 hours",
        "Please check the source document and enter the right time.",
    ),
    "VAL121": (
        ", which cannot be read as a number",
        "Please check the source document and enter the number, or say why there is none.",
    ),
    "VAL122": (
        ", which can be read as more than one number",
        "Please enter the number again, without a sign between thousands.",
    ),
    "VAL131": (
        ", a unit that is not known for this test",
        "Please check the laboratory report and correct the unit, or confirm that it is right.",
    ),
    "VAL132": (
        ", which gives no unit for the result",
        "Please enter the unit of the result as on the laboratory report.",
    ),
    "VAL133": (
        ", a limit of a reference range whose lower limit is above the upper one",
        "Please check both limits on the laboratory report and correct them.",
    ),
    "VAL141": (
        ", a visit that the study does not know",
        "Please say which visit of the protocol this is, or that it was unscheduled.",
    ),
    "ROW106": (
        ", from which an entry that the study requires cannot be made",
        "Please check the source document and correct the entry, or confirm that it is right.",
    ),
}
#: The same where the field is blank.
_BLANK: dict[str, tuple[str, str]] = {
    "VAL132": (
        ", although the result needs a unit",
        "Please enter the unit of the result as on the laboratory report.",
    ),
    "ROW106": (", although the study requires an entry", "Please enter the value as in the source document."),
}


@dataclass(frozen=True, slots=True)
class Matter:
    """What a question is about, for wording it.

    ``marks`` are the columns of the key that tell the record apart for the site, subject and visit left out; ``hidden``
    says that the entry is private; ``cause`` is the rule (see :class:`Causes`); ``records`` counts the records,
    ``differing`` are the columns in which they differ; ``beside`` are other entries of the record that the rule
    compares; ``looked_up`` is what a look-up matches; ``subject`` the subject as the export names it; ``message`` what
    the problem says.
    """

    code: str
    form: str | None = None
    visit: str | None = None
    marks: Sequence[tuple[str, str]] = ()
    column: str | None = None
    value: str | None = None
    hidden: bool = False
    cause: str = ""
    records: int = 1
    differing: Sequence[str] = ()
    beside: Sequence[tuple[str, str]] = ()
    looked_up: Sequence[str] = ()
    subject: str | None = None
    message: str = ""


def proposed(matter: Matter) -> str:
    """Return the question as whole sentences."""
    if matter.form is None:
        return f"For data management: {_sentence(matter.message)} {CODES[matter.code].next_step}"
    told, wish = _told(matter)
    return f"{_where(matter)}, {_sentence(told)} {wish}"


def _told(matter: Matter) -> tuple[str, str]:
    """Return what is the matter and what is asked for."""
    of_records = _OF_RECORDS.get(matter.code)
    if of_records is not None:
        return of_records(matter)
    blank = matter.value is None and not matter.hidden
    known = _BLANK.get(matter.code) if blank else None
    known = known or _ENTRY.get(matter.code)
    if known is not None:
        return entry(matter) + known[0], known[1]
    return f"{entry(matter)}. {_upper(CODES[matter.code].title)}", _CHECK


def entry(matter: Matter) -> str:
    """Return what stands in the field."""
    if matter.column is None:
        return "a value that the study needs cannot be used"
    if matter.hidden:
        return f"the field {matter.column} holds an entry that is not shown here"
    holds = "is blank" if matter.value is None else f'holds "{_short(matter.value)}"'
    beside = ", ".join(f'{name} "{_short(value)}"' for name, value in matter.beside)
    return f"the field {matter.column} {holds}{f' (beside {beside})' if beside else ''}"


def _repeated(matter: Matter) -> tuple[str, str]:
    again = "once more" if matter.records == 1 else f"{matter.records} times more"
    return (
        f"a record with the same entries stands {again}",
        "Please remove what was entered twice, or say what tells the records apart.",
    )


def _shared(matter: Matter) -> tuple[str, str]:
    shown = f" (in {', '.join(matter.differing)})" if matter.differing else ""
    return (
        f"{matter.records} records should be told apart and are not: they have the same key and other entries{shown}",
        "Please say which of them is right, and correct or remove the others.",
    )


def _several_found(matter: Matter) -> tuple[str, str]:
    by = f" by {', '.join(matter.looked_up)}" if matter.looked_up else ""
    return (
        f"{entry(matter)}, and more than one record of {matter.cause or 'another form'} belongs to it{by}",
        "Please say which of these records is right, and correct or remove the others.",
    )


def _none_found(matter: Matter) -> tuple[str, str]:
    by = f" by {', '.join(matter.looked_up)}" if matter.looked_up else ""
    return (
        f"{entry(matter)}, and no record of {matter.cause or 'another form'} belongs to it{by}",
        "Please correct the entry, or add the record that is missing.",
    )


def _not_in_dm(matter: Matter) -> tuple[str, str]:
    if matter.subject is None or matter.hidden:
        told = f"{entry(matter)}, so that the record belongs to no subject of the study"
    else:
        records = "a record belongs" if matter.records == 1 else f"{matter.records} records belong"
        told = f"{records} to subject {matter.subject}, of whom there are no demographics"
    return told, "Please correct the subject number, or enter the demographics."


def _not_unique(matter: Matter) -> tuple[str, str]:
    return (
        f"a value of {matter.cause or 'another dataset'} is needed, and the subject has several records there",
        "Please say which of them is right, and correct or remove the others.",
    )


def _several_in_dm(matter: Matter) -> tuple[str, str]:
    return (
        f"there are {matter.records} records of demographics for one subject",
        "Please say which of them is right, and remove the others.",
    )


def _contradicts(matter: Matter) -> tuple[str, str]:
    return (
        f"{entry(matter)}, although {matter.cause or 'another entry says that there is none'}",
        "Please say which of the two entries is right, and correct the other one.",
    )


def _edit_check(matter: Matter) -> tuple[str, str]:
    said = matter.cause or matter.message
    wish = "Please check the entries against the source document and correct them, or confirm that they are right."
    told = entry(matter) if matter.column is not None else "one record raises a question"
    return f"{told}. {_upper(said)}", wish


#: Questions about whole records, or about more than one entry.
_OF_RECORDS = {
    "ROW101": _repeated,
    "ROW102": _shared,
    "ROW103": _several_found,
    "ROW104": _none_found,
    "ROW105": _not_in_dm,
    "ROW107": _contradicts,
    "ROW108": _edit_check,
    "ROW109": _not_unique,
    "ROW110": _several_in_dm,
    "ROW121": _edit_check,
    "TRD121": _edit_check,
    "VAL151": _edit_check,
    "VAL152": _edit_check,
    "VAL153": _edit_check,
}


def _where(matter: Matter) -> str:
    visit = f", visit {matter.visit}" if matter.visit else ""
    marks = ", ".join(f"{name} {_short(value)}" for name, value in matter.marks)
    return f"In form {matter.form}{visit}{f' ({marks})' if marks else ''}"


def _short(value: str) -> str:
    """Return a value on one line, cut where it is long."""
    line = " ".join(value.split())
    return line if len(line) <= QUOTED else f"{line[: QUOTED - 1].rstrip()}…"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
