"""Tests of the verb ``criterion``."""

from __future__ import annotations

import pytest

from nec_cdisc.plugin.convention import Criterion, Protocol
from nec_cdisc.plugin.verb import Refused
from nec_cdisc.verbs.criterion import criterion

TRIAL = Protocol({}, criteria={"EXCL02": Criterion("Brain metastases", "EXCLUSION")})


def test_a_code_gives_the_text_of_the_protocol():
    """IE and TI have the same text, because it is written once."""
    assert criterion("EXCL02", protocol=TRIAL) == "Brain metastases"


def test_a_code_that_nobody_declared_is_refused():
    """A criterion in IE that TI lacks is an error."""
    with pytest.raises(Refused, match="no criterion 'EXCL03'") as refused:
        criterion("EXCL03", protocol=TRIAL)
    assert refused.value.code == "VAL142"
