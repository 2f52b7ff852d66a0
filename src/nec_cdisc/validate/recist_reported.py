"""The responses that RS reports, by assessment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nec_cdisc.records.lesions import evaluators
from nec_cdisc.records.table import SUBJECT, Records
from nec_cdisc.records.tumours import Tumours

RESPONSES = ("TRGRESP", "NTRGRESP", "OVRLRESP")
BEST = "BESTRESP"


@dataclass(frozen=True, slots=True)
class Response:
    """What one record of RS says: the response, its date and RSSEQ."""

    said: str | None = None
    date: str | None = None
    sequence: str | None = None


NOTHING = Response()


@dataclass(frozen=True, slots=True)
class Reported:
    """Responses by assessment of TR and test, and the best response by subject and evaluator."""

    responses: Mapping[tuple[int, str], Response] = field(default_factory=dict)
    best_of: Mapping[tuple[str | None, ...], str] = field(default_factory=dict)

    @classmethod
    def of(cls, rs: Records, read: Tumours) -> Reported:
        """Read the responses of RS; of several at one assessment the first one counts."""
        place = read.at.of(rs)
        names = ("RSTESTCD", "RSSTRESC", "RSDTC", "RSSEQ", SUBJECT, "RSEVAL", "RSEVALID")
        test, said, date, sequence, subject, evaluator, number = (rs.values(name) for name in names)
        responses: dict[tuple[int, str], Response] = {}
        best: dict[tuple[str | None, ...], str] = {}
        told = rs.holds("RSTESTCD", *RESPONSES, BEST) & rs.filled("RSSTRESC")
        for record in told.nonzero()[0].tolist():
            if test[record] == BEST:
                best.setdefault((subject[record], evaluator[record], number[record]), said[record])
                best.setdefault((subject[record],), said[record])
            elif place[record] >= 0:
                response = Response(said[record], date[record], sequence[record])
                responses.setdefault((int(place[record]), test[record]), response)
        if len(evaluators(read.at.tr, rs)):
            best = {key: text for key, text in best.items() if len(key) > 1}
        return cls(responses, best)

    def response(self, place: int, test: str) -> Response:
        """Return the response of an assessment."""
        return self.responses.get((place, test), NOTHING)

    def best(self, subject: str, evaluator: str | None, number: str | None) -> str | None:
        """Return the best response that RS tells of a subject."""
        return self.best_of.get((subject, evaluator, number)) or self.best_of.get((subject,))
