"""Checks of deaths, across all datasets that tell of them."""
