"""Checks of the files of a package: which are there, and what transport files say of their datasets."""
