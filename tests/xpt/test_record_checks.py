"""The checks of all records are those of each."""

from __future__ import annotations

import pandas as pd
import pyreadstat
import pytest

from nec_cdisc.xpt.record import Records
from nec_cdisc.xpt.record_checks import record_checks


@pytest.fixture
def path(tmp_path):
    """Give a transport file of 5,000 records, whose length is no multiple of a word."""
    frame = pd.DataFrame({"USUBJID": [f"T-{number:04}" for number in range(5000)], "N": [*map(float, range(5000))]})
    pyreadstat.write_xport(frame, tmp_path / "ae.xpt", table_name="AE", file_format_version=5)
    return tmp_path / "ae.xpt"


def test_all_are_worked_out_like_each_one(path):
    """Record by record or all at once, the check is the same number."""
    records = Records(path)
    assert record_checks(path, 5000).tolist() == [records.check(record) for record in range(5000)]


def test_a_file_with_fewer_records_is_refused(path):
    """Checks are never those of bytes behind the last record."""
    with pytest.raises(ValueError, match="fewer than 6000 records"):
        record_checks(path, 6000)
    assert record_checks(path, 0).tolist() == []
