"""Terms of responses."""

from __future__ import annotations

from collections.abc import Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records

#: What each response may be by RECIST 1.1; NED is said of a subject without disease at baseline.
ALLOWED = {
    "TRGRESP": ("CR", "PR", "SD", "PD", "NE"),
    "NTRGRESP": ("CR", "NON-CR/NON-PD", "PD", "NE"),
    "OVRLRESP": ("CR", "PR", "SD", "NON-CR/NON-PD", "PD", "NE", "NED"),
    "BESTRESP": ("CR", "PR", "SD", "NON-CR/NON-PD", "PD", "NE", "NED"),
}


@check("TUM138", Level.ERROR, RS=("RSCAT", "RSTESTCD", "RSSTRESC"))
def rs_response_terms(rs: Records) -> Iterator[Found]:
    """A response by RECIST is one of the terms of its kind of lesions.

    Why: A text that is no response counts in no analysis.
    Do: Correct the code list of the response, or ask the evaluator.
    Source: RECIST 1.1, section 4.4.1, tables 1 to 3; codelist ONCRSR.
    """
    by_recist = rs.matches("RSCAT", lambda text: text.upper().startswith("RECIST"))
    for test, terms in ALLOWED.items():
        told = by_recist & rs.holds("RSTESTCD", test) & rs.filled("RSSTRESC")
        yield rs.found(
            told & ~rs.holds("RSSTRESC", *terms), "{RSSTRESC} is no term of {RSTESTCD}", "RSSTRESC", "RSTESTCD"
        )
