"""Who a subject is: the part of the latent truth that is decided before the disease takes its course.

Forty subjects are one round of a fixed plan, so that the export of forty has the populations of the trial: 36 with
confirmed neuroendocrine neoplasm and treated (13 NET G3, 14 NEC, 9 MiNEN), 30 of them per protocol, one treated and
two not treated whose neoplasm central pathology did not confirm, one who failed screening otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from nec_cdisc.simulate.draws import Draws

STUDY = "EVINEC"
FIRST_CONSENT = date(2015, 8, 24)
RECRUITMENT_DAYS = 950
STUDY_CLOSED = date(2020, 4, 15)

PLAN = "NCMCNCNMCSNcCMNCYNMCCnNCmXCNMCNCYmNcNMnM"
"""One letter a subject: N NET G3, C NEC, M MiNEN, small letter treated too short to be per protocol;
X not neuroendocrine but treated, Y not neuroendocrine, S other screening failure (both never treated)."""

SITE_PLAN = (
    *(1, 2, 1, 3, 4, 1, 5, 2, 6, 3, 1, 7, 4, 2, 5, 1, 3, 8, 6, 4),
    *(1, 2, 9, 5, 7, 3, 10, 1, 4, 2, 6, 8, 5, 1, 3, 9, 2, 7, 4, 6),
)
"""Site of each place in the plan."""

ROUND = len(PLAN)
SUBTYPES = {"N": "NET G3", "C": "NEC", "M": "MiNEN", "X": "Not neuroendocrine", "Y": "Not neuroendocrine", "S": "NEC"}
TREATED = tuple(place for place in range(ROUND) if PLAN[place] not in "YS")
"""Places of the plan whose subjects receive study drug."""


@dataclass(frozen=True)
class Person:
    """A subject before treatment: identity, subtype, key dates and draws' address (seed, index)."""

    seed: int
    index: int
    site: str
    subject: str
    letter: str
    sex: str
    birth: date
    consent: date
    baseline_scan: date
    first_dose: date | None

    @property
    def place(self) -> int:
        """Place in the plan of forty, from 0."""
        return self.index % ROUND

    @property
    def usubjid(self) -> str:
        """Unique subject identifier as the tabulation will have it."""
        return f"{STUDY}-{self.site}-{self.subject}"

    @property
    def subtype(self) -> str:
        """Histology at central pathology (of the screening failure: at the site)."""
        return SUBTYPES[self.letter.upper()]

    @property
    def treated_short(self) -> bool:
        """Whether treatment ends before day 28 without progression or death."""
        return self.letter.islower()

    @property
    def age(self) -> int:
        """Age in completed years at consent, birth taken as the 15th of its month."""
        before_birthday = (self.consent.month, self.consent.day) < (self.birth.month, self.birth.day)
        return self.consent.year - self.birth.year - before_birthday

    def draws(self, topic: str) -> Draws:
        """Stream of draws of this subject for one topic."""
        return Draws(self.seed, self.index, topic)


def stratum(person: Person, multiplier: int) -> float:
    """Evenly spread number below 1 among the per-protocol subjects of one subtype in a round of the plan.

    Spreading them keeps the medians of forty subjects near those of the trial.
    """
    peers = [place for place in range(ROUND) if PLAN[place] == person.letter]
    rank = peers.index(person.place)
    spread = (rank * multiplier + 3) % len(peers)
    return (spread + person.draws(f"stratum {multiplier}").unit()) / len(peers)


def make_person(seed: int, index: int) -> Person:
    """Subject number `index` (from 0), decided by the seed and the index alone."""
    draws = Draws(seed, index, "person")
    rounds, place = divmod(index, ROUND)
    site = SITE_PLAN[place]
    number = rounds * SITE_PLAN.count(site) + SITE_PLAN[: place + 1].count(site)
    consent = FIRST_CONSENT + timedelta(days=int((place + draws.unit()) / ROUND * RECRUITMENT_DAYS))
    wait = draws.between(8, 21)
    age = int(min(max(draws.bell(61.0, 10.0), 25.0), 84.0))
    return Person(
        seed=seed,
        index=index,
        site=f"{site:02d}",
        subject=f"{number:03d}",
        letter=PLAN[place],
        sex="1" if draws.chance(0.58) else "2",
        birth=date(consent.year - age - 1, draws.between(1, 12), 15),
        consent=consent,
        baseline_scan=consent + timedelta(days=draws.between(1, wait - 2)),
        first_dose=consent + timedelta(days=wait) if PLAN[place] not in "YS" else None,
    )
