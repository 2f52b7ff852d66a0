"""Checks of the demographics of subjects (DM)."""
