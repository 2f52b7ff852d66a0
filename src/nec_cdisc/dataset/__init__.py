"""Datasets: a frame, what it should look like, and where each of its rows was born."""
