"""Records of TA and TE."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.mapping.study import StudyMapping
from nec_cdisc.plan.trial_design.record import Record


def ta(study: StudyMapping) -> Iterator[Record]:
    """Yield a record for each element of each arm."""
    protocol = study.block.protocol
    for code, arm in protocol.arms.items():
        for order, item in enumerate(arm.elements, 1):
            element = protocol.elements.get(item.element)
            yield {
                "ARMCD": code,
                "ARM": arm.name,
                "TAETORD": order,
                "ETCD": item.element,
                "ELEMENT": element.name if element is not None else None,
                "TABRANCH": item.branch,
                "TATRANS": item.transition,
                "EPOCH": item.epoch,
            }


def te(study: StudyMapping) -> Iterator[Record]:
    """Yield a record for each element."""
    for code, element in study.block.protocol.elements.items():
        yield {
            "ETCD": code,
            "ELEMENT": element.name,
            "TESTRL": element.start_rule,
            "TEENRL": element.end_rule,
            "TEDUR": element.duration,
        }
