"""Checks of the elements and visits of subjects (SE, SV)."""
