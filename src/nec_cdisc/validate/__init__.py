"""Reads a package, runs all checks on it, and says what was found: where, which values, and what to do."""
