"""Xpt layer."""
