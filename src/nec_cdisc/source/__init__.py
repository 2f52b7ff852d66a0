"""Source layer."""
