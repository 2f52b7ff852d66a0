"""Codes of the mapping language."""

from __future__ import annotations

from nec_cdisc.problem.code import Code

CODES: tuple[Code, ...] = ()
