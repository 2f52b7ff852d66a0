"""The run: executes a plan on the files of a study."""
