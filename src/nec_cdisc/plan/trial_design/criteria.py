"""Records of TI."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.mapping.protocol_blocks import CriterionBlock
from nec_cdisc.mapping.study import StudyMapping
from nec_cdisc.plan.trial_design.record import Record


def ti(study: StudyMapping) -> Iterator[Record]:
    """Yield a record for each criterion of each version of the protocol; a criterion without versions is in all."""
    criteria = study.block.protocol.criteria
    sides = (("INCLUSION", criteria.inclusion), ("EXCLUSION", criteria.exclusion))
    written = [(side, code, _block(said)) for side, several in sides for code, said in several.items()]
    every = list(dict.fromkeys(version for _, _, block in written for version in block.versions))
    for side, code, block in written:
        versions: list[str | None] = [*(block.versions or every)] or [None]
        for version in versions:
            yield {
                "IETESTCD": code,
                "IETEST": block.text,
                "IECAT": side,
                "IESCAT": block.subcategory,
                "TIRL": block.rule,
                "TIVERS": version,
            }


def _block(said: str | CriterionBlock) -> CriterionBlock:
    return CriterionBlock(text=said) if isinstance(said, str) else said
