"""Codes of authored files (YAML and CSV): what cannot be read as text with positions."""

from __future__ import annotations

from nec_cdisc.problem.code import Code

CODES: tuple[Code, ...] = ()
