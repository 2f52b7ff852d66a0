"""Expectation suites of datasets, held by Great Expectations; the one package that knows it.

Great Expectations takes seconds to import, so nothing here imports it before a suite is run: modules of
:mod:`nec_cdisc.expectations.gx` do, and :mod:`nec_cdisc.expectations.running` when it is called.
"""
