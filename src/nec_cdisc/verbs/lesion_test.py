"""The verb ``lesion_test``."""

from __future__ import annotations

from nec_cdisc.plugin.verb import Text, value_verb
from nec_cdisc.rules.lesion_identifier import is_merged, is_part


@value_verb
def lesion_test(lesion: Text | None) -> str:
    """Say what TU tells of a lesion: that it was identified, has merged with others, or is a part of one that split.

    Arguments:
        lesion: the identifier that the verb ``lesion`` gives: T1/T2 has merged, T1.2 is a part, others were identified.

    Source: SDTMIG 3.4, domain TU (TUTESTCD, codelist C96784: TUMIDENT, TUMERGE, TUSPLIT).

    Example:
        >>> lesion_test("T1"), lesion_test("R1-T1/T2"), lesion_test("T1.2")
        ('TUMIDENT', 'TUMERGE', 'TUSPLIT')

    """
    if lesion is not None and is_merged(lesion):
        return "TUMERGE"
    return "TUSPLIT" if lesion is not None and is_part(lesion) else "TUMIDENT"
