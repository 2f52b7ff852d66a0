"""A number that tells whether a record of a transport file is still the one that it was: another one, another number.

Of all records of a file they are worked out by :mod:`nec_cdisc.xpt.record_checks`, of a single one here, without NumPy.
"""

from __future__ import annotations

from functools import cache

#: Bytes of a word, and the numbers from which the factors of the words are made (a sequence called SplitMix64).
WORD = 4
_STEP, _FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
_ALL = (1 << 64) - 1
_SIGN = 1 << 31


def record_check(record: bytes) -> int:
    """Return the number of a record; two records that differ have the same one once in four thousand millions.

    Each word of four bytes is multiplied by a factor of its own; the upper half of the sum is the number.

    >>> record_check(b"ABCD"), record_check(b"ABDC")
    (560507845, -1876489963)
    """
    whole = record.ljust(-(-len(record) // WORD) * WORD, b"\0")
    words = [int.from_bytes(whole[at : at + WORD], "little") for at in range(0, len(whole), WORD)]
    total = sum(word * factor for word, factor in zip(words, factors(len(words)), strict=True)) & _ALL
    half = total >> 32
    return half - 2 * _SIGN if half >= _SIGN else half


@cache
def factors(count: int) -> tuple[int, ...]:
    """Return the factors of the first words of a record."""
    return tuple(_factor(number) for number in range(1, count + 1))


def _factor(number: int) -> int:
    mixed = number * _STEP & _ALL
    mixed = (mixed ^ mixed >> 30) * _FIRST & _ALL
    mixed = (mixed ^ mixed >> 27) * _SECOND & _ALL
    return mixed ^ mixed >> 31
