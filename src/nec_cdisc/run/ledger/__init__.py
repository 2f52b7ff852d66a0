"""The ledger: what has become of every raw row and every non-blank raw cell."""
