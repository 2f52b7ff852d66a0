"""Parts of small studies of questionnaires: their QS and the mapping that scores it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.adam.analysed import transport, written
from tests.adam.small import BASE, dm

#: Subject, visit number, date, item, answer.
Answer = tuple[str, float, str, str, float | None]
NAMES = ("USUBJID", "VISITNUM", "QSDTC", "QSTESTCD", "QSSTRESN")
ADQS = """\
dataset: ADQS
one_record_per: scale of each questionnaire
rows:
  from: QS
  one_row_per_scale: {questionnaire: eortc-qlq-c30, item: QSTESTCD, answer: QSSTRESN, of_each: [VISITNUM, QSDTC]}
variables:
  PARAM: scale_code
  PARAMCD: scale
  AVAL: score
  ADT: {take: QSDTC}
  AVISITN: VISITNUM
  ANSWERED: {take: answered, label: Items Answered}
  KIND: {take: scale_kind, label: Kind of Scale}
  SRCSEQ: source_sequence
"""


def qs(answers: Sequence[Answer]) -> dict[str, Sequence[object]]:
    """Return the columns of a QS, its records numbered in the order that they have here."""
    count = len(answers)
    columns = dict(
        zip(("USUBJID", "VISITNUM", "QSDTC", "QSTESTCD", "QSSTRESN"), zip(*answers, strict=True), strict=True)
    )
    numbers = [float(number) for number in range(1, count + 1)]
    return {"STUDYID": ["TEST"] * count, "DOMAIN": ["QS"] * count, "QSSEQ": numbers} | {
        name: list(column) for name, column in columns.items()
    }


def answered(subject: str, visit: float, day: str, **items: float | None) -> list[Answer]:
    """Return the records of one questionnaire: ``q10=2`` is the answer 2 to item 10."""
    return [(subject, visit, day, f"EOR01{name[1:]}", answer) for name, answer in items.items()]


def study(folder: Path, answers: Sequence[Answer], mapping: str = ADQS) -> Path:
    """Write a study of two subjects dosed on 2021-01-01 with these answers."""
    transport(folder / "sdtm", "DM", dm(("TEST-1", "TEST-2"), RFXSTDTC=["2021-01-01"] * 2, DTHDTC=["", ""]))
    transport(folder / "sdtm", "QS", qs(answers))
    return written(folder, {f"mappings/{name}": text for name, text in {**BASE, "adam/adqs.yaml": mapping}.items()})
