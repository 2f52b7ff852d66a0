"""What the authors of a study tell the reviewer and no mapping can show: assumptions, and what was done otherwise."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from nec_cdisc.mapping.scalars import Block

#: Which of the guides a statement stands in.
Concerned = Literal["tabulation", "analysis", "both"]


class AssumptionBlock(Block):
    """Something that is taken for true because nobody could say: it stands in the reviewer's guides."""

    topic: str = Field(min_length=2, description="what it is about, in a few words")
    text: str = Field(min_length=3, description="what is assumed")
    reason: str | None = Field(default=None, description="why it had to be assumed")
    concerns: Concerned = Field(default="both", description="the guide that says it: tabulation, analysis, or both")


class DifferenceBlock(Block):
    """Where the datasets do not follow what protocol or registry say: it stands in the reviewer's guides."""

    topic: str = Field(min_length=2, description="what it is about, in a few words")
    says: str = Field(min_length=3, description="what the protocol, the registry or the analysis plan says")
    done: str = Field(min_length=3, description="what was done instead")
    reason: str = Field(min_length=3, description="why")
    concerns: Concerned = Field(default="both", description="the guide that says it: tabulation, analysis, or both")
