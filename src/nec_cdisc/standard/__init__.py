"""Standard layer."""
