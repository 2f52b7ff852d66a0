"""The submission package: datasets and documents in the folders of an eCTD, checked before it is published."""
