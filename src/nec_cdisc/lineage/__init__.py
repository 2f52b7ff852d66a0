"""Lineage: which raw rows made each record, kept beside the outputs, and the way from any value back to them."""
