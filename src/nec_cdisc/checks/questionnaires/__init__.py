"""Checks of questionnaires (QS)."""
