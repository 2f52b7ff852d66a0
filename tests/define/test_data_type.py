"""Data types are those of Define-XML: as the file says of a variable, as the values are on a level."""

from __future__ import annotations

import pytest

from nec_cdisc.dataset.spec import VariableSpec
from nec_cdisc.define import measured
from nec_cdisc.define.data_type import DataType, date_type, of_values, of_variable
from nec_cdisc.xpt.member import Variable

TEXT, NUMBER = Variable("V", "", "Char", 20), Variable("V", "", "Num", 8)
DAY = Variable("V", "", "Num", 8, "DATE9.")


def spec(form):
    """Return what the standard says of a variable with a format."""
    return VariableSpec("V", "", "Char", "", "Perm", 1, format=form)


@pytest.mark.parametrize(
    ("variable", "form", "values", "expected"),
    [
        (TEXT, None, ["1", "2"], DataType("text", 20)),
        (TEXT, "ISO 8601 datetime or interval", ["2019-07-01"], DataType("date")),
        (TEXT, "ISO 8601 datetime or interval", ["soon"], DataType("text", 20)),
        (TEXT, "ISO 8601 duration", ["P1D"], DataType("durationDatetime")),
        (NUMBER, None, ["1", "20"], DataType("integer", 8)),
        (NUMBER, None, ["1", "2.25"], DataType("float", 8, 2)),
        (DAY, None, ["21000"], DataType("integer", 8, None, "DATE9.")),
    ],
)
def test_type_of_a_variable(variable, form, values, expected):
    """The length is that of the file; dates and durations have none; a SAS date shows its format."""
    assert of_variable(variable, spec(form), measured.of_values(values)) == expected


@pytest.mark.parametrize(
    ("values", "form", "expected"),
    [
        (["1", "20"], "", DataType("integer", 2)), (["1", "2.5"], "", DataType("float", 3, 1)),
        (["<5", "7"], "", DataType("text", 2)), (["2019-07-01"], "", DataType("date")),
        (["2019-07-01", "soon"], "", DataType("text", 10)), (["P18Y"], "duration", DataType("durationDatetime")),
    ],
)  # fmt: skip
def test_type_of_values(values, form, expected):
    """On a level texts that are numbers or dates are such, as long as the longest of them."""
    assert of_values(TEXT, measured.of_values(values), form) == expected


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["2019-07-01T08:30:00"], "datetime"), (["2019-07-01T08:30"], "partialDatetime"), (["2019"], "partialDate"),
        (["2019---05T08:30"], "incompleteDatetime"), (["2019-07-01", "2019-07-01T08:30:00"], "partialDatetime"),
        (["about 2019"], None),
    ],
)  # fmt: skip
def test_type_of_dates(texts, kind):
    """A type allows every date that is there: cut short, with gaps, with a time or without."""
    assert date_type(measured.of_values(texts)) == kind
