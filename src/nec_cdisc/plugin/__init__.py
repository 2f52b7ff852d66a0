"""Contracts of what is plugged in: one file, one verb, reader, check or writer."""
