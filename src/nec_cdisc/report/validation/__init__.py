"""Reports of validation: one file for each format."""
