"""Tests of the verb ``criterion_category``."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.convention import Criterion, Protocol
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.verbs.criterion_category import criterion_category

TRIAL = Protocol(
    {}, criteria={"INCL01": Criterion("Adult", "INCLUSION"), "EXCL02": Criterion("Brain metastases", "EXCLUSION")}
)


@pytest.mark.parametrize(("code", "answer"), [("INCL01", "INCLUSION"), ("EXCL02", "EXCLUSION")])
def test_a_code_gives_its_category(code, answer):
    """The side of the protocol on which the criterion stands decides."""
    assert criterion_category(code, protocol=TRIAL) == answer


def test_a_code_that_nobody_declared_has_no_category():
    """A code that looks like an inclusion criterion is not taken for one."""
    with pytest.raises(Refused, match="no criterion 'INCL09'"):
        criterion_category("INCL09", protocol=TRIAL)
