"""Run layer."""
