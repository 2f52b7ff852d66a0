"""Pure clinical computations that a verb derives with and a check derives again."""
