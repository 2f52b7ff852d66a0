"""Codes of validation: the register of waivers, and what a run is compared with."""

from __future__ import annotations

from nec_cdisc.problem.code import Code, error

CODES: tuple[Code, ...] = (
    error(
        "WVR110",
        "a waiver that cannot be used",
        "An accepted finding is explained to the reviewer: without reason, name and date it is not accepted.",
        "Fill in rule, dataset, reason, who and date (2026-01-31) in mappings/waivers.csv.",
    ),
    error(
        "WVR111",
        "a waiver of an unknown rule",
        "It waives nothing, and whoever wrote it believes that a finding is explained.",
        "Take the rule from the reports of validation; nec-cdisc explain checks lists all of them.",
    ),
    error(
        "WVR120",
        "the earlier report cannot be compared with",
        "What is new and what is gone can only be said against the findings.json of an earlier run.",
        "Name a findings.json with --compare, or leave --compare away.",
    ),
)
