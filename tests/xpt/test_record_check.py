"""A record is known again by its check."""

from __future__ import annotations

from nec_cdisc.xpt.record_check import factors, record_check


def test_another_record_has_another_check():
    """One changed letter, two letters in another order and a blank more each give another number."""
    record = b"T-1-001 2019-07-06PD  "
    others = [b"T-1-001 2019-07-16PD  ", b"T-1-010 2019-07-06PD  ", b"T-1-001 2019-07-06PD    ", b""]
    assert len({record_check(item) for item in [record, *others]}) == len(others) + 1


def test_the_check_fits_into_four_bytes():
    """Checks are kept as whole numbers of four bytes with a sign."""
    checks = [record_check(bytes([letter] * length)) for letter in (0, 32, 255) for length in (1, 4, 7, 300)]
    assert all(-(2**31) <= check < 2**31 for check in checks)
    assert min(checks) < 0 < max(checks)


def test_factors_are_the_same_for_ever():
    """Lineage that is kept today is read in years: the factors are fixed."""
    assert factors(2) == (16294208416658607535, 7960286522194355700)
