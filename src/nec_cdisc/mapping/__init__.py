"""Mapping layer."""
