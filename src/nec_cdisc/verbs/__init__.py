"""Verbs layer."""
