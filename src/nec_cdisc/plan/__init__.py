"""Plan layer."""
