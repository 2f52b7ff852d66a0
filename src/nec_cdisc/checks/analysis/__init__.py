"""Checks of analysis datasets (ADaM), against each other and against their sources."""
