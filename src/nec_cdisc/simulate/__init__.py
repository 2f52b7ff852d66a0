"""Write a synthetic export of the EVINEC trial, with a truth file apart, importing nothing from the other layers."""
