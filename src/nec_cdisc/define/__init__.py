"""define.xml 2.1: what plan, standard and data say of a set of datasets, written for a reviewer and for programs."""
