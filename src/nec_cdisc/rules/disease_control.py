"""Whether the disease of a subject was under control, by its best response."""

from __future__ import annotations

import numpy as np

from nec_cdisc.rules.best_response import BestResponse
from nec_cdisc.rules.dated_record import NO_RECORD, Chosen
from nec_cdisc.rules.response import CONTROLLED


def disease_control(best: BestResponse) -> Chosen:
    """Return the record that shows the disease of each subject under control.

    It is that of a best response of CR, PR, SD or NON-CR/NON-PD. The best response, confirmed or not, already asks SD
    and NON-CR/NON-PD for their minimum time. A subject without assessments has no control.

    Source: disease control rate, RECIST 1.1 (Eur J Cancer 2009;45:228-247), section 4.9; the name is the field's.

    Example:
        >>> from nec_cdisc.rules.response import Response
        >>> days = np.array(["2021-03-01", "2021-03-20"], "datetime64[D]")
        >>> values, none = np.array([Response.SD, Response.PD]), np.array([-1, -1])
        >>> best = BestResponse(np.array([0, 1]), days, values, none, np.array([True, True]))
        >>> disease_control(best).found
        array([ True, False])

    """
    controlled = np.isin(best.value, CONTROLLED)
    return Chosen(np.where(controlled, best.record, NO_RECORD), np.where(controlled, best.date, np.datetime64("NaT")))
