"""Expectation suites of datasets, held by Great Expectations; the one package that knows it."""
