"""Without these files an authority refuses a study: FDA's technical rejection criteria 1734 and 1736."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.mapping.cdisc_model import ADAM, SDTM
from nec_cdisc.package.tree import DEFINE, Tree
from nec_cdisc.plugin.reader import Unreadable
from nec_cdisc.problem import Place, Problem
from nec_cdisc.xpt import read as codec

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_REQUIRED = {SDTM.folder: ("dm.xpt", DEFINE), ADAM.folder: ("adsl.xpt", DEFINE)}
_SUMMARY, _START = "ts.xpt", "SSTDTC"


def required_files(tree: Tree, models: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each file without which a study is refused (1736)."""
    for model in models:
        for name in _REQUIRED[model]:
            path = tree.datasets(model) / name
            if not path.is_file():
                yield Problem("PKG010", f"{name} is missing (criterion 1736)", Place(tree.relative(path)))


def has_start(tree: Tree, models: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem where TS does not say when the study began, completely, and for which study (1734)."""
    if SDTM.folder not in models:
        return
    path = tree.datasets(SDTM.folder) / _SUMMARY
    place = Place(tree.relative(path))
    if not path.is_file():
        yield Problem("PKG010", "ts.xpt is missing (criterion 1734)", place)
        return
    try:
        starts = _starts(path)
    except Unreadable as fault:
        yield Problem("PKG021", fault.problem.message, place)
        return
    if not starts:
        yield Problem("PKG011", f"TS has no {_START} (criterion 1734)", place)
    for value, study in starts:
        if not _complete(value):
            yield Problem("PKG011", f"{_START} is {value or 'missing'}, and no complete date (criterion 1734)", place)
        if not study:
            yield Problem("PKG011", f"{_START} stands without STUDYID (criterion 1734)", place)


def _starts(path: Path) -> list[tuple[str, str]]:
    """Return value and study of each record of the study start. Raises :class:`Unreadable`."""
    table = codec.read(path)[0]
    names = [variable.name for variable in table.member.variables]
    columns = {name: column for name, column in zip(names, table.columns, strict=True) if isinstance(column, Encoded)}
    texts = {name: columns[name].to_list() for name in ("TSPARMCD", "TSVAL", "STUDYID") if name in columns}
    blank = [None] * table.records
    told = zip(texts.get("TSPARMCD", blank), texts.get("TSVAL", blank), texts.get("STUDYID", blank), strict=True)
    return [(value or "", study or "") for code, value, study in told if code == _START]


def _complete(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False
