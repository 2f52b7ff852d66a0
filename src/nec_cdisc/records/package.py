"""All datasets that are checked together, SDTM and ADaM."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from nec_cdisc.problem import Problem
from nec_cdisc.records.table import Records
from nec_cdisc.xpt.member import Member

#: How the names of analysis datasets begin, by ADaMIG; no domain of SDTM does.
ANALYSIS = "AD"
#: How the names of datasets begin that are about others, whatever domain has these letters (SU, RE, SQ).
OTHERS = ("SUPP", "SQ", "REL")
#: A domain of SDTM has a code of two letters.
_DOMAIN_LETTERS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Package:
    """The datasets of a package by name, in the order of their names.

    ``members`` say what each transport file tells of its dataset (labels, types, lengths), for files of that format;
    ``unread`` are the problems of files that could not be read, or not wholly, by their names. ``described`` are the
    variables that a define.xml beside the files tells of: of each dataset that it names as a file, and none of one that
    stands beside it and is not named.
    """

    tables: Mapping[str, Records]
    members: Mapping[str, Member] = field(default_factory=dict)
    unread: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    described: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        """Say whether a dataset is there."""
        return name in self.tables

    def __getitem__(self, name: str) -> Records:
        """Return a dataset. Raises ``KeyError`` where there is none."""
        return self.tables[name]

    @property
    def tabulation(self) -> Iterator[Records]:
        """The datasets of SDTM, those of supplemental qualifiers and relations among them."""
        return (table for name, table in self.tables.items() if not is_analysis(name))

    @property
    def analysis(self) -> Iterator[Records]:
        """The datasets of ADaM."""
        return (table for name, table in self.tables.items() if is_analysis(name))

    def domain(self, code: str) -> Iterator[Records]:
        """Yield the datasets of a domain: LB, and the parts that it was split into (LB1, LBCH)."""
        if code in self.tables:
            yield self.tables[code]
        for name, table in self.tables.items():
            part = name != code and name.startswith(code) and not is_analysis(name) and not name.startswith(OTHERS)
            if part and len(code) == _DOMAIN_LETTERS:
                yield table


def is_analysis(name: str) -> bool:
    """Say whether a dataset of this name is one of ADaM."""
    return name.startswith(ANALYSIS) and len(name) > _DOMAIN_LETTERS
