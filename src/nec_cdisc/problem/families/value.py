"""Codes of raw values that cannot be used."""

from __future__ import annotations

from nec_cdisc.problem.code import Code

CODES: tuple[Code, ...] = ()
