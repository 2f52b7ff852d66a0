"""Writes a document as PDF: laid out here, so that a table of any length is quick, and any text is text."""
