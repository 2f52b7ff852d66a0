"""Tests of verbs, one file for each."""
