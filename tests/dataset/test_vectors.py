"""What subject and extreme verbs see is marked with its kind, as for value verbs."""

from __future__ import annotations

from typing import get_args

import pytest

from nec_cdisc.dataset import vectors
from nec_cdisc.plugin.verb import Column


@pytest.mark.parametrize(
    ("name", "kind", "elsewhere"),
    [
        ("TextVector", "text", False),
        ("DateVector", "iso8601", False),
        ("NumberVector", "number", False),
        ("AnyVector", "any", False),
        ("Subjects", "subject", False),
        ("DatesElsewhere", "iso8601", True),
        ("AnyElsewhere", "any", True),
        ("GroupsElsewhere", "subject", True),
    ],
)
def test_a_vector_says_what_it_holds_and_where_from(name, kind, elsewhere):
    """The engine fills an argument by this mark alone."""
    assert get_args(getattr(vectors, name))[1:] == (Column(kind, elsewhere=elsewhere),)
