"""Codes of the standards' metadata and of a study's overlay."""

from __future__ import annotations

from nec_cdisc.problem.code import Code

CODES: tuple[Code, ...] = ()
