"""Parts of small studies of laboratory results: an LB of chosen records, a mapping of ADLB with chosen lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import dedent, indent

from tests.adam.analysed import transport, written
from tests.adam.small import ADSL, STUDY, dm

NUMBERS = ("LBSEQ", "LBSTRESN", "LBSTNRLO", "LBSTNRHI", "VISITNUM", "AGAINST", "FALLEN")
TEXTS = ("LBSTRESC", "LBSTRESU", "LBFAST", "LBSPEC", "LBCAT", "VISIT", "LBDTC")
#: An ADLB without the lines that a test is about.
ADLB = """\
dataset: ADLB
one_record_per: laboratory result
rows:
  from: LB
copied:
  ADSL: [TRTSDT]
variables:
  PARAM: {concatenate: [LBTEST, LBSTRESU], separator: " "}
  PARAMCD: LBTESTCD
  AVAL: LBSTRESN
  ADT: {impute_date: LBDTC}
  SRCSEQ: LBSEQ
"""


def lb(records: Sequence[Mapping[str, object]]) -> dict[str, Sequence[object]]:
    """Return the columns of an LB; what a record does not give is blank, LBTEST is LBTESTCD."""
    numbers = {name: [_number(row.get(name)) for row in records] for name in NUMBERS}
    texts = {name: [str(row.get(name, "")) for row in records] for name in TEXTS}
    codes = [str(row["LBTESTCD"]) for row in records]
    return {
        "STUDYID": ["TEST"] * len(records),
        "DOMAIN": ["LB"] * len(records),
        "USUBJID": [str(row["USUBJID"]) for row in records],
        "LBTESTCD": codes,
        "LBTEST": codes,
        **numbers,
        **texts,
    }


def _number(value: object) -> float:
    return float("nan") if value in {None, ""} else float(str(value))


def laboratory(
    folder: Path, dosed: Mapping[str, str], records: Sequence[Mapping[str, object]], lines: str, *, whole: str = ""
) -> Path:
    """Write a study of laboratory results, with these lines below those of ``ADLB`` or with a ``whole`` mapping."""
    transport(folder / "sdtm", "DM", dm(list(dosed), RFXSTDTC=list(dosed.values())))
    numbered = [{"LBSEQ": number, **row} for number, row in enumerate(records, start=1)]
    transport(folder / "sdtm", "LB", lb(numbered))
    mapping = whole or ADLB + indent(dedent(lines), "  ")
    files = {"study.yaml": STUDY, "adam/adsl.yaml": ADSL, "adam/adlb.yaml": mapping}
    return written(folder, {f"mappings/{name}": text for name, text in files.items()})
