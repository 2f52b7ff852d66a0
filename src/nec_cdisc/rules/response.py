"""Overall responses of tumour assessments (RECIST 1.1) as whole numbers, so that vectors can hold and compare them."""

from __future__ import annotations

from enum import IntEnum


class Response(IntEnum):
    """A response; of two on one date the larger one is the worse, and counts.

    Source: RECIST 1.1 (Eur J Cancer 2009;45:228-247), tables 1 and 2; terms of the CDISC codelist ONCRSR.

    Example:
        >>> Response.of("NON-CR/NON-PD").text, Response.PD > Response.SD
        ('NON-CR/NON-PD', True)

    """

    MISSING = -1
    NE = 0
    CR = 1
    PR = 2
    SD = 3
    NON_CR_NON_PD = 4
    PD = 5

    @property
    def text(self) -> str:
        """The response as CDISC writes it; ``MISSING`` where there is none."""
        return "NON-CR/NON-PD" if self is Response.NON_CR_NON_PD else self.name

    @classmethod
    def of(cls, text: str) -> Response:
        """Return the response that a CDISC term names; raise ``ValueError`` for any other text."""
        if text not in _TERMS:
            msg = f"{text!r} is no overall response: {', '.join(_TERMS)}"
            raise ValueError(msg)
        return _TERMS[text]


_TERMS = {response.text: response for response in Response if response is not Response.MISSING}
#: A tumour that responds.
RESPONDING = (Response.CR, Response.PR)
#: A tumour that does not grow. Whether that lasted long enough is asked apart.
CONTROLLED = (Response.CR, Response.PR, Response.SD, Response.NON_CR_NON_PD)
