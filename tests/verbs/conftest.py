"""What tests of verbs share."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from nec_cdisc.plugin.verb import Refused


@pytest.fixture
def refusal():
    """Return a block that must refuse under a code, with an answer and words of the message."""

    @contextmanager
    def block(code, *words, answer=None):
        with pytest.raises(Refused) as seen:
            yield
        assert (seen.value.code, seen.value.answer) == (code, answer)
        assert all(word in seen.value.message for word in words), seen.value.message

    return block
