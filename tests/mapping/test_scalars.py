"""The scalars of the language: what each one may be."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from nec_cdisc.mapping.scalars import DatasetName, Days, Names, StudyDay


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (StudyDay, "0", "no day 0"),
        (StudyDay, "100000", "up to 99999"),
        (Days, "-7", "from 0 to 99999"),
        (DatasetName, "ae", "capital letters"),
    ],
)
def test_a_scalar_that_means_nothing_is_refused(kind, value, said):
    """The message says what is wanted."""
    with pytest.raises(ValidationError, match=said):
        TypeAdapter(kind).validate_python(value)


def test_one_text_stands_for_a_list_of_one():
    """A single name needs no brackets."""
    assert TypeAdapter(Names).validate_python("subject") == ["subject"]
