"""Reviewer's guides: what the package knows of a study, and templates that say it."""
