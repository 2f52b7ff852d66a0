"""Checks of vital signs (VS)."""
