"""What a run notes for the ledger."""

from __future__ import annotations

import numpy as np

from nec_cdisc.run.ledger.notes import FormNotes


def test_what_one_block_or_another_has_mapped_is_mapped():
    """Rows of two blocks are joined, and all rows are noted as all, which needs no room."""
    notes = FormNotes(np.zeros(2, bool))
    notes.map("ae_no", "AE.AESPID", np.array([True, False]))
    notes.map("ae_no", "AE.AEGRPID", np.array([False, False]))
    assert notes.mapped["ae_no"]["AE.AEGRPID"].tolist() == [False, False]
    notes.map("ae_no", "AE.AESPID", np.array([False, True]))
    assert notes.mapped["ae_no"]["AE.AESPID"] is None
    notes.map("ae_no", "AE.AESPID", np.array([False, False]))
    assert notes.mapped["ae_no"]["AE.AESPID"] is None
