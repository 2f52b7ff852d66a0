"""Datasets as checks look at them: columns as masks, numbers and dates, and subjects found in other datasets."""
