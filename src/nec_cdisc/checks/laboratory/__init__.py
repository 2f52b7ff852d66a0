"""Checks of laboratory results (LB)."""
