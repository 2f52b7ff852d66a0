"""Checks of tumours and responses (TU, TR, RS, MI), by RECIST 1.1 where it decides."""
