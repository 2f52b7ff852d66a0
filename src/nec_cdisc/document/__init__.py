"""Documents for people: one content model, read from Markdown, written as DOCX, PDF and HTML; it knows no trials."""
