"""Values of the trial summary have the form of their parameter."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from nec_cdisc.plugin.check import Found, Level, check
from nec_cdisc.records.table import Records
from nec_cdisc.rules.summary_format import FORMATS
from nec_cdisc.standard.codelists import Codelist
from nec_cdisc.standard.model import Standard


@check("TDS131", Level.ERROR, TS=("TSPARMCD", "TSVAL"))
def ts_value_form(ts: Records, standard: Standard) -> Iterator[Found]:
    """The value of a trial summary parameter is a date, a duration, a number or a term, as the parameter asks.

    Why: Programs of reviewers and registries read these values; a date or an age that they cannot read is no answer.
    Do: Write the value in the form that the parameter has; where it is not known, a null flavour (TSVALNF).
    Source: SDTMIG 3.4, TS; the codelists of trial summary parameters in SDTM Controlled Terminology.
    """
    for name, parameter in standard.trial_summary.items():
        told = ts.holds("TSPARMCD", name) & ts.filled("TSVAL")
        if parameter.format and told.any():
            wants, fits = FORMATS[parameter.format]
            wrong = told & ~ts.matches("TSVAL", fits)
            yield ts.found(wrong, f"{{TSPARMCD}} is {{TSVAL}}, and wants {wants}", "TSVAL", "TSPARMCD")
            told &= ~wrong
        codelist = standard.codelists.named(parameter.codelist) if parameter.codelist and told.any() else None
        if codelist is not None:
            says = f"{{TSPARMCD}} is {{TSVAL}}, which is no term of {codelist.submission_value} ({codelist.code})"
            yield ts.found(told & ~ts.matches("TSVAL", _allowed(codelist)), says, "TSVAL", "TSPARMCD")


def _allowed(codelist: Codelist) -> Callable[[str], bool]:
    """Return the test of a value: a term, or in a codelist that may be extended no term in other letters either."""
    if not codelist.extensible:
        return codelist.terms.__contains__
    lowered = {term.casefold() for term in codelist.terms}
    return lambda value: value in codelist.terms or value.casefold() not in lowered
