"""Tests of the verb ``constant``."""

from __future__ import annotations

import pytest

from nec_cdisc.verbs.constant import constant


@pytest.mark.parametrize(("text", "answer"), [("AE", "AE"), (" RECIST 1.1 ", "RECIST 1.1"), (" ", None)])
def test_the_text_is_given_to_every_record(text, answer):
    """The text is assigned as written; a blank one is missing."""
    assert constant(text) == answer
