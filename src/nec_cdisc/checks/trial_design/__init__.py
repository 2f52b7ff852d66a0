"""Checks of the design of the trial, and of datasets against it (TA, TE, TV, TI, TS)."""
