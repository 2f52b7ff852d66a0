"""Reads a package of terminology from a file of NCI EVS, and tells which package of which date it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from nec_cdisc.readers.raw_file import refuse
from nec_cdisc.standard_files.content import Content, Kind, opened
from nec_cdisc.standard_files.evs_odm import read_odm
from nec_cdisc.standard_files.evs_table import read_table
from nec_cdisc.standard_files.package import FOLDERS, SDTM, Package

_DATE = re.compile(r"(?<![0-9])(\d{4}-\d{2}-\d{2})(?![0-9])", re.ASCII)
#: Words by which a published file names its package; the first ones are loaded, the others are told apart from them.
_WORDS = {
    "sdtm": "sdtm",
    "adam": "adam",
    "define-xml": "define",
    "define_xml": "define",
    "define": "define",
    "send": "send",
    "cdash": "cdash",
    "protocol": "protocol",
    "glossary": "glossary",
    "ddf": "ddf",
    "mrct": "mrct",
}
_NAMES = re.compile(rf"(?<![a-z])({'|'.join(_WORDS)})(?![a-z])", re.IGNORECASE)


def read_package(path: Path, package: str | None = None, version: str | None = None, *, dated: bool = True) -> Package:
    """Return the package in a file of any published format.

    ``package`` (``sdtm``, ``adam``, ``define``) and ``version`` (its date) are for a file that does not say so itself.
    Unless it must be ``dated``, one that does not say so at all is taken for SDTM, and its version is blank.

    Raises:
        Unreadable: TRM101 to TRM105, and what readers of raw files refuse.

    """
    _require_known(package, version, path.name)
    content = opened(path)
    if content.kind is Kind.JSON:
        refuse("TRM103", f"{content.name} is JSON; terminology comes as text, .xlsx or ODM.", content.name)
    read = read_odm(content) if content.kind is Kind.XML else read_table(content)
    name, day = _identity(content, read.stated, package, version, dated=dated)
    return Package(name, day, read.codelists, content.name, content.sha256)


def _require_known(package: str | None, version: str | None, name: str) -> None:
    if package is not None and package not in FOLDERS:
        refuse("TRM104", f"no package is called {package[:40]!r}; there are {', '.join(FOLDERS)}.", name)
    if version is not None and not is_date(version):
        refuse("TRM104", f"the version of a package is its date, such as 2025-03-28, not {version[:40]!r}.", name)


def _identity(
    content: Content, stated: Iterable[str], package: str | None, version: str | None, *, dated: bool
) -> tuple[str, str]:
    """Return package and date: what the file says, else what its name says, else what the user says."""
    says = _only((_package(text) for text in stated), "package", content)
    says_day = _only((_day(text) for text in stated), "date", content)
    for what, given, said in (("package", package, says), ("version", version, says_day)):
        if given is not None and said is not None and given != said:
            refuse("TRM104", f"{content.name} says that its {what} is {said}, and --{what} says {given}.", content.name)
    name = says or package or _package(content.name) or (None if dated else SDTM)
    day = says_day or version or _day(content.name) or (None if dated else "")
    if name is None or day is None:
        what = "of which package" if name is None else "of which date"
        refuse("TRM104", f"neither {content.name} nor its name says {what} it is.", content.name)
    if name not in FOLDERS:
        message = f"{content.name} is the package {name}; those that can be loaded are {', '.join(FOLDERS)}."
        refuse("TRM104", message, content.name, next_step="Load the package of the study's own standard.")
    return name, day


def _only(found: Iterable[str | None], what: str, content: Content) -> str | None:
    """Return the one thing that all texts say; two of them are refused."""
    said = list(dict.fromkeys(item for item in found if item is not None))
    if len(said) > 1:
        refuse("TRM104", f"{content.name} names more than one {what}: {', '.join(said[:5])}.", content.name)
    return said[0] if said else None


def _package(text: str) -> str | None:
    found = _NAMES.search(text)
    return _WORDS[found[1].lower()] if found else None


def _day(text: str) -> str | None:
    found = _DATE.search(text)
    return found[1] if found and is_date(found[1]) else None


def is_date(text: str) -> bool:
    """Say whether a text is the date of a package: ``2025-03-28``."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
