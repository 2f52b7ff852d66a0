"""The scalars of the language, and what every block of it is: unknown keys are errors, nothing changes."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

Expression = Annotated[Any, Field(json_schema_extra={"x-kind": "expression"})]
Reason = Annotated[str, Field(min_length=3, description="why, in words a reviewer understands")]


def _listed(value: Any) -> Any:
    """Accept a single text where a list is expected: ``keys: a`` means ``keys: [a]``."""
    return [value] if isinstance(value, str) else value


Names = Annotated[list[str], BeforeValidator(_listed)]
Orders = Annotated[list[Literal["dmy", "mdy", "ymd", "ydm", "dym", "myd"]], BeforeValidator(_listed)]
Languages = Annotated[list[Literal["english", "german"]], BeforeValidator(_listed)]


def _stamped(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    """Accept a date in one way of writing, of a year that the header of a transport file can hold in two digits."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        message = "wants a date like 2026-01-31"
        raise ValueError(message)
    day: date = read(value)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        message = f"wants a year from {FIRST_YEAR} to {LAST_YEAR}, which the header of a transport file can hold"
        raise ValueError(message)
    return day


def _number(value: Decimal) -> Decimal:
    """Accept a number that a transport file can hold."""
    size = value.copy_abs()  # abs() would round, and overflow
    if size >= TOO_LARGE or (size and size.adjusted() < TOO_SMALL):
        message = "wants a number that a transport file can hold"
        raise ValueError(message)
    return value


def _dataset_name(value: str) -> str:
    """Accept a name that a transport file can have; it becomes the name of the file."""
    if not re.fullmatch(r"[A-Z][A-Z0-9]{0,7}", value):
        message = "wants 1 to 8 capital letters or digits, a letter first"
        raise ValueError(message)
    return value


def _day(value: int) -> int:
    """Accept a study day: there is no day 0, and a trial ends within two centuries."""
    if value == 0:
        message = "wants a study day, and there is no day 0: the day before day 1 is day -1"
        raise ValueError(message)
    if abs(value) > MOST_DAYS:
        message = f"wants a number of days up to {MOST_DAYS}"
        raise ValueError(message)
    return value


def _days(value: int) -> int:
    """Accept how many days lie between two others; which way is said by the key."""
    if not 0 <= value <= MOST_DAYS:
        message = f"wants a number of days from 0 to {MOST_DAYS}"
        raise ValueError(message)
    return value


#: Years that the header of a transport file can hold (``nec_cdisc.xpt.cards``), and the first number that it cannot.
FIRST_YEAR, LAST_YEAR, TOO_LARGE = 1960, 2059, Decimal(10) ** 75
#: Powers of ten below which a number is too small for it.
TOO_SMALL = -75
MOST_DAYS = 99_999
DatasetName = Annotated[str, AfterValidator(_dataset_name)]
ExportDate = Annotated[date, WrapValidator(_stamped)]
VisitNumber = Annotated[Decimal, AfterValidator(_number)]
StudyDay = Annotated[int, AfterValidator(_day)]
Days = Annotated[int, AfterValidator(_days)]


class Block(BaseModel):
    """A block of YAML: unknown keys are errors, nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)
