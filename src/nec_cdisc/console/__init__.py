"""Console layer."""
