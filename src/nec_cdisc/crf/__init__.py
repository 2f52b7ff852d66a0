"""The annotated CRF: every form and field of the export, with the variables and rules that it goes to."""
