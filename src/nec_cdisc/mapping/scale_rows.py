"""Rows of a questionnaire's scales: as they stand in YAML, and as they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import Field

from nec_cdisc.mapping.scalars import Block, Names
from nec_cdisc.problem import Place

#: The names that ``one_row_per_scale`` gives, and the kind of value of each.
SCALE_ROLES: Mapping[str, str] = {
    "scale": "text",
    "scale_code": "text",
    "scale_kind": "text",
    "score": "number",
    "answered": "number",
    "source_sequence": "number",
}


class ScaleRowsBlock(Block):
    """Records of the scales of a questionnaire: one for each scale and each time that it was filled in."""

    questionnaire: str = Field(description="which one: the name of its file in specs/scales, such as eortc-qlq-c30")
    item: str = Field(description="column of the item that a record answers, such as QSTESTCD")
    answer: str = Field(description="column of the answer, a number, such as QSSTRESN")
    of_each: Names = Field(
        min_length=1, description="columns that tell the questionnaires of a subject apart, such as VISITNUM"
    )


@dataclass(frozen=True, slots=True)
class ScaleRows:
    """That a block makes one record of each scale and questionnaire; ``name_places`` says where each name stands."""

    questionnaire: str
    item: str
    answer: str
    of_each: tuple[str, ...]
    place: Place
    name_places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def role_kinds(self) -> Mapping[str, str]:
        """The names that the block gives, and the kind of value of each."""
        return SCALE_ROLES

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that are read: item, answer, then what tells questionnaires apart."""
        return (self.item, self.answer, *self.of_each)
