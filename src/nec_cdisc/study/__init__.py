"""Study layer."""
