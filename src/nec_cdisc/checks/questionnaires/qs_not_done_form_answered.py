"""A form that was not done has no answers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("QST107", Level.ERROR, each=("USUBJID", "QSTESTCD", "QSCAT", "QSSTAT"))
def qs_not_done_form_answered(records: Records) -> Iterator[Found]:
    """A form that was not done as a whole has no answered item.

    Why: The form contradicts itself.
    Do: Ask the site whether the form was filled in.
    Source: SDTMIG 3.4, QS, QSTESTCD QSALL with QSSTAT NOT DONE.
    """
    when = "VISITNUM" if records.has("VISITNUM") else "QSDTC"
    forms = records.group("USUBJID", "QSCAT", when)
    whole = records.holds("QSTESTCD", "QSALL") & records.filled("QSSTAT")
    answered = np.bincount(forms[records.filled("QSSTRESC")], minlength=int(forms.max()) + 1) > 0
    says = "the form was not done and has answers"
    yield records.found(whole & answered[forms], says, "QSSTAT", "QSTESTCD")
