"""Checks of adverse events, against other datasets among them."""
