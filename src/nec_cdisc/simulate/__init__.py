"""Simulate layer."""
