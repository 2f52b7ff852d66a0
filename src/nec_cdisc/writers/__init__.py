"""Writers: what goes to disk, and how a set of files is published."""
