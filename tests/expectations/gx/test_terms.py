"""Terms, asked by Great Expectations alone."""

from __future__ import annotations

import pandas as pd
from tests.expectations.gx.asking import ask, faulty

from nec_cdisc.expectations.gx import ExpectColumnsToHoldTerms

SEX = ExpectColumnsToHoldTerms(codelists={"SEX": ["C66731"]}, terminology=["sdtm-ct-2025-03-28"])


def test_terms_of_a_codelist_are_known_without_writing_them_down():
    """A codelist is named by its code; a value outside it is at fault."""
    assert faulty(SEX, pd.DataFrame({"SEX": ["F", "Male", None, ""]})) == [1]
    assert faulty(SEX, pd.DataFrame({"SEX": ["F", "M", "U"]})) == []


def test_an_unknown_codelist_is_an_exception_and_no_pass():
    """What cannot be looked up raises, and the result says so."""
    result = ask(ExpectColumnsToHoldTerms(codelists={"SEX": ["C0"]}), pd.DataFrame({"SEX": ["F"]}))
    assert not result.success
    assert "no codelist C0" in str(result.exception_info)
