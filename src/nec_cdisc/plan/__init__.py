"""The plan: what the mappings and the standard say is to be done, in order; and what is wrong with them."""
