"""Opens authored files: YAML and CSV as text with the position of every value, and problems instead of exceptions."""
