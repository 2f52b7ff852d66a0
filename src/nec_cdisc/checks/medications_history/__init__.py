"""Checks of medications, procedures and medical history (CM, PR, MH)."""
