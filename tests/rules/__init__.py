"""Tests of the pure clinical computations."""
