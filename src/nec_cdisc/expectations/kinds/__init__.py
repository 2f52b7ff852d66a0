"""What the expectations of this package ask, as plain functions of a dataset; Great Expectations is not needed here."""
