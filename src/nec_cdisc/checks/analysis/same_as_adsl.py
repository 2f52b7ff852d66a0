"""Variables that come from ADSL."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.checks.analysis._values import contradicted, differing
from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records


@check("ADA102", Level.ERROR, each_analysis=("USUBJID",), ADSL=("USUBJID",))
def same_as_adsl(records: Records, adsl: Records) -> Iterator[Found]:
    """A variable that has the name of one of ADSL has the value of ADSL.

    Why: By its name it is a copy; a listing of one dataset would contradict that of another.
    Do: Copy the variable from ADSL anew, or give it another name.
    Source: ADaMIG 1.3, general principles: a variable of the same name has the same meaning and value.
    """
    if records.name == "ADSL":
        return
    row = records.row_in(adsl)
    for name in records.dataset.columns:
        if name in adsl.dataset.columns and name not in OWN:
            wrong = differing(records, name, adsl, name, row)
            message = f"{name} is {{{name}}}; ADSL has {{there}}"
            yield contradicted(records, wrong, message, (name,), (adsl, name, row))


#: What every dataset has by itself.
OWN = frozenset({"USUBJID", "STUDYID", "DOMAIN", "ASEQ", "SRCDOM", "SRCVAR", "SRCSEQ"})
