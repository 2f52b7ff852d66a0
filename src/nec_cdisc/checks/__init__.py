"""Checks of records and of datasets against each other, one file each.

:mod:`nec_cdisc.plugin.check` is their contract.

A folder holds a family; discovery goes by file names.
"""
