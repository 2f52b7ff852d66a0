"""What a value of a trial summary parameter looks like."""

import pytest

from nec_cdisc.rules.summary_format import FORMATS, is_partial


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("duration", ["P18Y", "P4W", "PT8H"], ["18Y", "P", "P1DT", "P28D\n"]),
        ("date", ["2015", "2015-08", "2015-08-31"], ["31.08.2015", "2015-13", "2015-02-30", "20150831"]),
        ("number", ["40"], ["4.5", "forty", "-1", "\u0664"]),
        ("country", ["DEU"], ["DE", "Germany", "deu"]),
        ("yes or no", ["Y", "N"], ["No", "U"]),
    ],
)
def test_each_format_takes_its_values(name, right, wrong):
    """A format takes what is written as it says, and nothing else."""
    fits = FORMATS[name][1]
    assert [value for value in (*right, *wrong) if fits(value)] == right


def test_a_partial_date_is_a_year_or_a_month():
    """A year and a month are partial, a day is not."""
    assert [text for text in ("2015", "2015-08", "2015-08-31") if is_partial(text)] == ["2015", "2015-08"]
