"""The study folder: everything that a study needs, opened at once."""
