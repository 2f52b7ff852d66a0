"""The steps that make trial design datasets: those that the protocol block has something to say about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nec_cdisc.mapping.study import StudyMapping
from nec_cdisc.plan.step import Design
from nec_cdisc.plan.trial_design.arms import ta, te
from nec_cdisc.plan.trial_design.criteria import ti
from nec_cdisc.plan.trial_design.record import Record
from nec_cdisc.plan.trial_design.summary import ts
from nec_cdisc.plan.trial_design.visits import tv, unending
from nec_cdisc.standard.model import Standard

#: The part of the protocol block that each dataset comes from.
PARTS = {"TA": "arms", "TE": "elements", "TV": "visits", "TI": "criteria", "TS": "summary"}


def designs(study: StudyMapping, standard: Standard, finished: Sequence[str]) -> Iterator[Design]:
    """Yield a step for each trial design dataset, to be done when the steps ``finished`` are.

    TA, TE and TV come with arms, TI with criteria, TS with a summary; a study without them gets no such dataset. One
    that the study maps by a file of its own is left to that file.
    """
    for name, records in _records(study, standard).items():
        if name in standard.datasets and name not in study.datasets and records:
            place = study.document.key_place(("protocol", PARTS[name]))
            series = tuple(unending(study)) if name == "TV" else ()
            yield Design(f"design {name}", tuple(finished), name, tuple(records), place, series)


def _records(study: StudyMapping, standard: Standard) -> dict[str, list[Record]]:
    protocol = study.block.protocol
    made: dict[str, list[Record]] = {}
    if protocol.arms:
        made |= {"TA": list(ta(study)), "TE": list(te(study)), "TV": list(tv(study)) if study.protocol.visits else []}
    made["TI"] = list(ti(study))
    made["TS"] = list(ts(study, standard)) if protocol.summary else []
    return made
