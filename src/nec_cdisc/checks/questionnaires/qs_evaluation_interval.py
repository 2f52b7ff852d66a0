"""An item asks about one interval."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.pairing import unusual
from nec_cdisc.records.table import Records


@check("QST106", Level.ERROR, each=("QSTESTCD", "QSEVLINT"))
def qs_evaluation_interval(records: Records) -> Iterator[Found]:
    """An item of a questionnaire asks about the same interval in all forms.

    Why: Answers about another time are of another question.
    Do: Correct QSEVLINT by the instrument.
    Source: SDTMIG 3.4, QS, QSEVLINT; internal consistency.
    """
    other = unusual(records, ("QSTESTCD",), "QSEVLINT")
    says = "QSEVLINT of {QSTESTCD} is {QSEVLINT} here and {usual} elsewhere"
    yield records.found(other.mask, says, "QSEVLINT", "QSTESTCD", said={"usual": other.usual})
    tests = records.group("QSTESTCD")
    some = np.bincount(tests[records.filled("QSEVLINT")], minlength=int(tests.max()) + 1) > 0
    lost = some[tests] & records.blank("QSEVLINT") & records.filled("QSSTRESC")
    yield records.found(lost, "QSEVLINT of {QSTESTCD} is missing here and not elsewhere", "QSEVLINT", "QSTESTCD")
