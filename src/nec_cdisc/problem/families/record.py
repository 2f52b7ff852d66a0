"""Codes of row rules: repeated rows, broken cardinality, orphan subjects, withheld records."""

from __future__ import annotations

from nec_cdisc.problem.code import Code

CODES: tuple[Code, ...] = ()
