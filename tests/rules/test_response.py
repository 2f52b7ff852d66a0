"""Responses as numbers."""

from __future__ import annotations

import pytest

from nec_cdisc.rules.response import Response


def test_the_worse_response_is_the_larger_number():
    """NE < CR < PR < SD < NON-CR/NON-PD < PD, and a missing one is below all."""
    texts = ["NE", "CR", "PR", "SD", "NON-CR/NON-PD", "PD"]
    assert sorted(map(Response.of, reversed(texts))) == [Response.of(text) for text in texts]
    assert min(Response) == Response.MISSING == -1


@pytest.mark.parametrize("response", [response for response in Response if response is not Response.MISSING])
def test_a_response_is_read_as_it_is_written(response):
    """The text of a response names it."""
    assert Response.of(response.text) is response


@pytest.mark.parametrize("text", ["", "cr", "iCR", "MISSING", "NON_CR_NON_PD", "NED"])
def test_another_text_is_refused_with_the_terms_there_are(text):
    """What is no term of the codelist never becomes a response in silence."""
    with pytest.raises(ValueError, match="NE, CR, PR, SD, NON-CR/NON-PD, PD"):
        Response.of(text)
