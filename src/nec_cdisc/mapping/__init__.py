"""The mapping language: authored files of a study, read and parsed."""
