"""Queries to the sites: problems grouped to one question per fact, as a table and as a workbook."""
