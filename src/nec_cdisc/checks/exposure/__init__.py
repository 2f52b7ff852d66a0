"""Checks of exposure as collected and as derived (EC, EX)."""
