"""What can be read back from the identifier of a lesion."""

from __future__ import annotations

import pytest

from nec_cdisc.rules.lesion_identifier import identifier, is_merged, is_part, letters_of, numbers_of, roots


@pytest.mark.parametrize(
    ("lesion", "wholes"),
    [
        ("T1", ("T1",)),
        ("T1.2", ("T1",)),
        ("T1/T2", ("T1", "T2")),
        ("R1-T1/T2", ("R1-T1", "R1-T2")),
        ("R-1-T1.2", ("R-1-T1",)),
        ("T1.1/T1.2", ("T1",)),
    ],
)
def test_the_lesions_of_the_baseline_are_found_behind_merged_ones_and_parts(lesion, wholes):
    """Each evaluator's lesions stay that evaluator's own."""
    assert roots(lesion) == wholes


@pytest.mark.parametrize(
    ("kind", "letters"),
    [
        ("target", "T"),
        (" NEW TARGET", "NEW"),
        ("NON-TARGET NODAL", "NT"),
        ("TARGETED", "T"),
        ("BENIGN", None),
        ("", None),
    ],
)
def test_kinds_begin_as_the_codelist_has_them(kind, letters):
    """New lesions are new whatever kind they are of; other terms of the codelist are no kind."""
    assert letters_of(kind) == letters


def test_what_is_written_is_read():
    """Numbers sort as numbers, each once, and an identifier says whether lesions have merged or split."""
    assert numbers_of("10/2/02", "T") == ["2", "10"]
    assert numbers_of("2 and 3", "T") is None
    merged = identifier("NT", ["2", "10"], "R1")
    assert (merged, is_merged(merged), is_part(merged)) == ("R1-NT2/NT10", True, False)
    assert is_part(identifier("T", ["1.1"], None))
