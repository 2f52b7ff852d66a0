"""The verb ``impute_date``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as day
from typing import Any, Literal

from nec_cdisc.plugin.verb import Iso8601, options_checked, value_verb
from nec_cdisc.rules import partial_date
from nec_cdisc.rules.imputed_date import DateImputation, date_faults, imputed_date


def _faults(arguments: Mapping[str, Any]) -> list[str]:
    options = DateImputation(str(arguments.get("up_to", "n")), str(arguments.get("to", "first")))
    return date_faults(options, minimum="not_before" in arguments, maximum="not_after" in arguments)


@options_checked(_faults)
@value_verb
def impute_date(
    date: Iso8601,
    not_before: list[Iso8601 | None] = [],  # noqa: B006 - the engine reads the default, nobody changes it
    not_after: list[Iso8601 | None] = [],  # noqa: B006 - see above
    up_to: Literal["n", "D", "M", "Y"] = "n",
    to: str = "first",
    *,
    preserve: bool = False,
) -> Iso8601 | None:
    """Complete a partial date by a rule of the analysis plan; a time is left out.

    A date that lacks a larger part than may be filled stays missing. Bounds never change a part that is known. The flag
    that belongs to the date is given by `imputed_part`.

    Arguments:
        date: an ISO 8601 date or date-time of SDTM, perhaps partial.
        not_before: dates that the completed date is raised to, where the partial date allows it.
        not_after: dates that it is lowered to.
        up_to: the largest part that may be filled: n (nothing), D (the day), M (month and day), Y (the year too).
        to: with what: first, mid (day 15; 30 June), last, a day (15, with D) or a month and day (06-15, with M).
        preserve: keep a known part behind a missing one, as the day of 2020---15.

    Source: ADaMIG 1.3, section 3.1.3 (imputed dates and their flags).

    Example:
        >>> impute_date("2017-08", up_to="D", to="last"), impute_date("2017", up_to="D")
        ('2017-08-31', None)

    """
    complete = partial_date.day(date)
    if complete is not None:
        return complete.isoformat()
    options = DateImputation(up_to, to, preserve)
    found = imputed_date(date, options, _days(not_before), _days(not_after))
    return None if found is None else found.day.isoformat()


def _days(bounds: list[str | None]) -> list[day | None]:
    return [None if text is None else partial_date.day(text) for text in bounds]
