"""Checks of disposition events and eligibility (DS, IE)."""
