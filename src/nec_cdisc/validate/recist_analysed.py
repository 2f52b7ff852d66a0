"""The sums of ADTR and the responses of ADRS, as far as they can be told apart by assessment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from nec_cdisc.records.package import Package
from nec_cdisc.records.table import SUBJECT, Records

#: The parameters of a sum of diameters, and of a best overall response, as sponsors name them.
SUMS = ("SUMDIAM", "SDIAM")
BEST = ("BOR", "CBOR")
#: The variables whose values are told.
SHOWN = (("ADTR", "AVAL"), ("ADRS", "AVALC"))
#: Powers of ten that no transport file holds.
_LARGEST = 400


@dataclass(frozen=True, slots=True)
class Analysed:
    """Sums by subject and visit, overall responses by subject and RSSEQ, best responses by subject."""

    totals: Mapping[tuple[str | None, str | None], Decimal] = field(default_factory=dict)
    responses: Mapping[tuple[str | None, str | None], str] = field(default_factory=dict)
    best_of: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> Analysed:
        """Read ADTR and ADRS; of several sums of one visit, as several evaluators give, none is told."""
        adtr, adrs = package.tables.get("ADTR"), package.tables.get("ADRS")
        totals = _totals(adtr) if adtr is not None else {}
        if adrs is None:
            return cls(totals)
        return cls(totals, _responses(adrs), _best(adrs))

    def total(self, subject: str | None, visit: str | None) -> Decimal | None:
        """Return the sum of diameters of a visit."""
        return self.totals.get((subject, visit))

    def overall(self, subject: str | None, sequence: str | None) -> str | None:
        """Return the overall response that has a record of RS as its source."""
        return self.responses.get((subject, sequence)) if sequence is not None else None

    def best(self, subject: str) -> str | None:
        """Return the best overall response of a subject."""
        return self.best_of.get(subject)


def _totals(adtr: Records) -> dict[tuple[str | None, str | None], Decimal]:
    visit, subject = adtr.values("AVISIT" if adtr.has("AVISIT") else "VISIT"), adtr.values(SUBJECT)
    value = adtr.values("AVAL")
    found: dict[tuple[str | None, str | None], set[str | None]] = {}
    for record in (adtr.holds("PARAMCD", *SUMS) & adtr.filled("AVAL")).nonzero()[0].tolist():
        found.setdefault((subject[record], visit[record]), set()).add(value[record])
    sums = {key: exact(next(iter(texts))) for key, texts in found.items() if len(texts) == 1}
    return {key: value for key, value in sums.items() if value is not None}


def exact(text: str | None) -> Decimal | None:
    """Return a number as it is written, ``None`` for a text that is none."""
    try:
        number = Decimal(text) if text is not None and text.isascii() else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() and abs(number.adjusted()) < _LARGEST else None


def _responses(adrs: Records) -> dict[tuple[str | None, str | None], str]:
    by_source = adrs.has("SRCSEQ", "SRCDOM")
    overall = adrs.matches("PARAMCD", lambda code: code.startswith("OVR")) & adrs.filled("AVALC")
    told = overall & (adrs.holds("SRCDOM", "RS") if by_source else adrs.filled("RSSEQ"))
    subject, sequence = adrs.values(SUBJECT), adrs.values("SRCSEQ" if by_source else "RSSEQ")
    said = adrs.values("AVALC")
    records = told.nonzero()[0][::-1].tolist()
    return {(subject[record], sequence[record]): said[record] for record in records}


def _best(adrs: Records) -> dict[str, str]:
    subject, said = adrs.values(SUBJECT), adrs.values("AVALC")
    found: dict[str, str] = {}
    for code in BEST:
        for record in (adrs.holds("PARAMCD", code) & adrs.filled("AVALC")).nonzero()[0].tolist():
            found.setdefault(subject[record], said[record])
    return found
