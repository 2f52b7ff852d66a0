"""A character variable is as long as its longest value in the whole study."""

from __future__ import annotations

import numpy as np

from nec_cdisc.dataset.encoded import Encoded, encode
from nec_cdisc.dataset.model import Dataset
from nec_cdisc.xpt.lengths import Lengths, lengths, longest


def dataset(name, **columns):
    """Make a dataset; lists of text are encoded."""
    frame = {key: encode(column) if isinstance(column, list) else column for key, column in columns.items()}
    return Dataset(name, frame)


def test_lengths_are_shared_by_all_datasets():
    """But for the supplementary ones, whose values have nothing in common."""
    study = [
        dataset("AE", USUBJID=["1", "22"], AETERM=["headache", None], AESEQ=np.array([1.0, 2.0])),
        dataset("DM", USUBJID=["4444", None]),
        dataset("SUPPAE", USUBJID=["1"], QVAL=["x" * 9]),
        dataset("SUPPDM", USUBJID=["1"], QVAL=["yy"]),
    ]
    found = lengths(study, {})
    assert [found.of(name, "USUBJID") for name in ("AE", "DM", "SUPPAE")] == [4, 4, 1]
    assert [found.of("AE", "AETERM"), found.of("SUPPAE", "QVAL"), found.of("SUPPDM", "QVAL")] == [8, 9, 2]
    assert "AESEQ" not in found.shared


def test_partitions_merge_to_the_whole():
    """In any grouping."""
    parts = [
        dataset("AE", A=["1", "22"], B=["x", "y"]),
        dataset("AE", A=["333", None], C=["yyyy", None]),
        dataset("SUPPAE", A=["55555"]),
        dataset("SUPPAE", A=["1"], Q=["22"]),
    ]
    merged = lengths(parts[:1], {}).merge(lengths(parts[1:3], {})).merge(lengths(parts[3:], {}))
    assert merged == lengths(parts, {}) == lengths(parts[::-1], {})


def test_the_length_is_that_of_the_text_as_written():
    """After replacing characters, without trailing blanks, of values that some record has; at least one."""
    assert longest(encode(["Bär", "abc  "]), {"ä": "ae"}) == 4
    assert longest(encode([None, ""]), {}) == 1
    assert longest(Encoded(np.array([1], np.int32), ["long and unused", "ab"]), {}) == 2
    assert longest(encode(["x" * 300]), {}) == 300


def test_a_variable_never_seen_has_length_one():
    """A file needs at least one byte."""
    assert Lengths().of("AE", "AETERM") == Lengths().of("SUPPAE", "QVAL") == 1
