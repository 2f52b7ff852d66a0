"""Tests of month names."""

from __future__ import annotations

import pytest

from nec_cdisc.rules.month_names import MONTH_NAMES, months_by_name


@pytest.mark.parametrize("language", MONTH_NAMES)
def test_each_language_names_twelve_months_without_doubt(language):
    """A name stands for one month only, in capital letters."""
    names = [name for month in MONTH_NAMES[language] for name in month]
    assert len(MONTH_NAMES[language]) == 12
    assert len(names) == len(set(names))
    assert all(name == name.upper() for name in names)


def test_languages_agree_on_the_names_they_share():
    """Both languages together read every name as each does alone."""
    both = months_by_name(("english", "german"))
    for language in MONTH_NAMES:
        assert months_by_name((language,)).items() <= both.items()
    assert (both["MAI"], both["MAY"], both["MRZ"], both["OKT"], both["DEZ"]) == (5, 5, 3, 10, 12)
