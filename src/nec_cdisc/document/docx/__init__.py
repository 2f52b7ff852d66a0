"""Writes a document as DOCX, which people can edit further; the same content gives the same bytes."""
