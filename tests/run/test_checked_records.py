"""Lineage keeps the checks of records written and read."""

from __future__ import annotations

from tests.adam.two_subjects import ADSL, DM

from nec_cdisc.lineage.stored import Stored
from nec_cdisc.run.analysis import analyse as run
from nec_cdisc.run.checked_records import with_checks
from nec_cdisc.xpt.record import Records


def test_records_of_both_sides_have_their_checks(analyse):
    """The check of a record is that of the file, of the dataset made and of the one that it was made of."""
    built = analyse({"ADSL": ADSL}, {"DM": DM})
    outputs = built.folder
    assert run(built.linted, built.plan, outputs / "sdtm").published
    stored = Stored(outputs / "adam_lineage", outputs / "adam")
    assert stored.check("ADSL", 1) == Records(outputs / "adam" / "adsl.xpt").check(1)
    assert stored.form_check("DM", 3) == Records(outputs / "sdtm" / "dm.xpt").check(1)


def test_a_file_that_is_gone_meanwhile_has_no_checks(analyse, tmp_path):
    """A folder of SDTM that changes while it is analysed costs the way behind its records, not the run."""
    kept = analyse({"ADSL": ADSL}, {"DM": DM}).run_all_the_same().outcome.recorded
    assert with_checks(kept, tmp_path, {}, tmp_path / "nowhere").forms["DM"].checks is None
