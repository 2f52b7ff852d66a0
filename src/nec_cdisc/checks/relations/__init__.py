"""Checks of relations between records (RELREC, SUPP--, CO)."""
