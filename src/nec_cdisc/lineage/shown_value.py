"""How a trace shows a value of a transport file."""

from __future__ import annotations

from nec_cdisc.rules.sas_date import iso_text, kind_of
from nec_cdisc.rules.value_text import value_text


def shown_value(value: str | float | None, sas_format: str) -> str | None:
    """Return a value as text, ``None`` where it is missing; a date of SAS is shown in ISO 8601.

    >>> shown_value(1.0, "DATE9."), shown_value(2.5, ""), shown_value(3.0, ""), shown_value("Y", "")
    ('1960-01-02', '2.5', '3', 'Y')
    """
    if not isinstance(value, float):
        return value
    kind = kind_of(sas_format)
    if kind is not None:
        try:
            return iso_text(value, kind)
        except OverflowError:
            return repr(value)
    return value_text(int(value)) if value.is_integer() else repr(value)
