"""The archive of a study: one BagIt bag (RFC 8493), as a folder and as a tar, that can be verified years later."""
