"""The verb ``imputed_part``."""

from __future__ import annotations

from nec_cdisc.plugin.verb import Iso8601, Text, value_verb
from nec_cdisc.rules.imputed_date import date_flag
from nec_cdisc.rules.known_parts import known_parts


@value_verb
def imputed_part(date: Iso8601, complete: Iso8601) -> Text | None:
    """Say which part of a date was imputed: the largest one that the collected date lacks (--DTF).

    Arguments:
        date: the date as collected.
        complete: the date of analysis; where it is missing nothing was imputed.

    Source: ADaMIG 1.3, section 3.1.3 (date imputation flags).

    Example:
        >>> imputed_part("2017-08", "2017-08-31"), imputed_part("2017-08-05", "2017-08-05")
        ('D', None)

    """
    return date_flag(known_parts(date)) if complete else None
