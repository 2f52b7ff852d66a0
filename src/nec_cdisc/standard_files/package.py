"""A package of controlled terminology: its codelists and terms, wherever they were read from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

#: Packages that a study can load, and the folder of each in ``specs/``, before the date.
FOLDERS: Mapping[str, str] = {"sdtm": "sdtm-ct-", "adam": "adam-ct-", "define": "define-ct-"}
SDTM = "sdtm"


@dataclass(frozen=True, slots=True)
class PublishedCodelist:
    """A codelist as published; ``terms`` are the submission values by NCI code."""

    code: str
    submission_value: str
    name: str
    extensible: bool
    terms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Package:
    """A package of one date; ``codelists`` by NCI code, ``file`` and ``sha256`` those of the file it was read from."""

    name: str
    version: str
    codelists: Mapping[str, PublishedCodelist] = field(default_factory=dict)
    file: str = ""
    sha256: str = ""

    @property
    def folder(self) -> str:
        """The folder of the package below ``specs/``."""
        return FOLDERS[self.name] + self.version

    @property
    def terms(self) -> int:
        """How many terms there are in all codelists."""
        return sum(len(item.terms) for item in self.codelists.values())

    def decodes(self) -> dict[str, str]:
        """Return codelist of codes to codelist of their names, by NCI code: ``LBTESTCD`` to ``LBTEST``.

        CDISC publishes no link between the two. They are told by their submission values (``--CD`` and the same without
        it, ``--TC`` and ``--TN``) and by their terms, whose NCI codes are the same.
        """
        by_name = {item.submission_value: item for item in self.codelists.values()}
        found = {}
        for item in self.codelists.values():
            other = by_name.get(_name_of_names(item.submission_value))
            if other is not None and _alike(item.terms, other.terms):
                found[item.code] = other.code
        return found


def _name_of_names(submission_value: str) -> str:
    if submission_value.endswith("TC"):
        return f"{submission_value.removesuffix('TC')}TN"
    return submission_value.removesuffix("CD") if submission_value.endswith("CD") else ""


def _alike(codes: Collection[str], names: Collection[str]) -> bool:
    """Say whether two codelists are about the same things: most codes have a name, and few names have no code."""
    shared = len(set(codes) & set(names))
    return shared * 2 > max(len(codes), len(names))
