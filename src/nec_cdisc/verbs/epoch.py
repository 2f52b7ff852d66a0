"""The verb ``epoch``."""

from __future__ import annotations

from typing import Any

from nec_cdisc.dataset.encoded import Encoded
from nec_cdisc.plugin.convention import Protocol
from nec_cdisc.plugin.verb import Iso8601, at_once, value_verb
from nec_cdisc.rules.epoch import epoch_of, epochs_of

#: The engine replaces this name by the start columns of the protocol's epochs, in order.
STARTS: Any = "protocol.epochs"


def _of_many(date: Encoded, *starts: Encoded, protocol: Protocol) -> list[str | None]:
    return epochs_of(date, starts, protocol.epochs).to_list()


@at_once(_of_many)
@value_verb
def epoch(date: Iso8601, starts: list[Iso8601 | None] = STARTS, *, protocol: Protocol) -> str | None:
    """Give the epoch of the protocol that the date lies in.

    It is the last epoch that had begun. On the day an epoch begins, times decide where both are known; a date without
    a time belongs to the epoch that begins that day. A partial date has an epoch only where every day it may stand
    for lies in the same one.

    Arguments:
        date: an ISO 8601 date or date-time.
        starts: the subject's start of each epoch that has a start column, in the order of the protocol (missing: the
            subject never entered it). By default the columns that the protocol names.
        protocol: the epochs.

    Source: SDTMIG 3.4, section 4.1.3.1 (EPOCH variable guidance) and 5.3 (subject elements).

    Example:
        >>> from nec_cdisc.plugin.convention import Epoch
        >>> trial = Protocol({}, (Epoch("SCREENING"), Epoch("TREATMENT", "DM.RFXSTDTC")))
        >>> epoch("2019-07-04", ["2019-07-03"], protocol=trial)
        'TREATMENT'

    """
    return epoch_of(date, starts, protocol.epochs)
