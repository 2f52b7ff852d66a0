"""Time-to-event parameters as they stand in YAML: where time starts, what ends it, what censors it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from nec_cdisc.mapping.scalars import Block

Code = Annotated[int, Field(ge=1, le=99)]


class EventBlock(Block):
    """Records that end the time of a subject: the earliest one counts."""

    table: str = Field(alias="from", description="the dataset that holds the dates")
    keep: str | None = Field(default=None, description="condition: which of its records take part")
    date: str = Field(description="its variable with the date")
    describe: str = Field(description="what it is (EVNTDESC)")


class CensorBlock(EventBlock):
    """Records at which a subject without an event is censored: the latest one counts."""

    code: Code = Field(default=1, description="value of CNSR, from 1")
    describe_date: str | None = Field(default=None, description="what the date is (CNSDTDSC)")
    own_code: bool = Field(
        default=False, description="true: code and description stay these where an end of follow-up came before"
    )


class MissedBlock(Block):
    """Assessments that must not be missed: so many in a row end follow-up on the day on which the next one was due."""

    assessments: Annotated[int, Field(ge=1, le=99)] = Field(description="how many missed in a row end follow-up")
    interval: Annotated[int, Field(ge=1, le=9999)] = Field(description="days from one assessment to the next")
    tolerance: Annotated[int, Field(ge=0, le=9999)] = Field(default=0, description="days that one may be late")


class EndBlock(EventBlock):
    """Dates after which neither events nor censorings count, such as a new therapy: the earliest one counts."""

    code: Code = Field(description="value of CNSR of who is censored because of it")
    describe_date: str | None = Field(default=None, description="what the date is (CNSDTDSC)")
    censors: bool = Field(
        default=False, description="true: the subject is censored on this date, else at its last censoring before"
    )
    missed: MissedBlock | None = Field(
        default=None, description="the records are assessments, and follow-up ends where so many in a row are missing"
    )


class EndpointBlock(Block):
    """A time-to-event parameter; ``like`` takes over what another one says, and what stands here goes before it."""

    like: str | None = Field(default=None, description="another parameter of the block; lines given here replace its")
    replace: dict[str, str] = Field(
        default_factory=dict,
        description="texts in the conditions that are taken over, and those in their place, such as {QL2: PF2}",
    )
    label: str | None = Field(default=None, description="name of the parameter with its unit (PARAM)")
    start: str | None = Field(
        default=None, description="date on which time starts; a subject without it takes no part (no responder: no DOR)"
    )
    event: list[EventBlock] | None = Field(default=None, description="what ends time; of one date the first listed")
    censor: list[CensorBlock] | None = Field(
        default=None, description="where a subject without an event is censored; of one date the last listed"
    )
    end: list[EndBlock] | None = Field(default=None, description="what ends follow-up; of one date the first listed")
