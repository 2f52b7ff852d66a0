"""Rules layer."""
