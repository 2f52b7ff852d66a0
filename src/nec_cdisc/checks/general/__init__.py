"""Checks of any dataset of SDTM."""
