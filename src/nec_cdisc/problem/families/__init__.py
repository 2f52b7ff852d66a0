"""Problem codes, one file per family."""
