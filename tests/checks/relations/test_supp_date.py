"""Dates among qualifiers are dates."""

import datetime as dt

from tests.checks.made import found, table

from nec_cdisc.checks.relations.supp_date import supp_date
from nec_cdisc.records.facts import Facts

VALUES = ["29.01.2016", "2016-01", "2031-01-29", "29.01.2016"]
SUPP = table("SUPPDS", RDOMAIN=["DS"] * 4, QNAM=["DSDECDTC"] * 3 + ["DSTEXT"], QVAL=VALUES)


def test_a_date_in_another_notation_is_found():
    """A German date is found, a partial one of ISO 8601 and a text with a date in it are not."""
    assert found(supp_date, SUPP) == [("SUPPDS", 1)]


def test_a_date_behind_the_export_is_found():
    """A date after the export is found where the study says when that was."""
    assert found(supp_date, SUPP, facts=Facts(export_date=dt.date(2020, 5, 4))) == [("SUPPDS", 1), ("SUPPDS", 3)]
