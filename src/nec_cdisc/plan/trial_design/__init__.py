"""Trial design: the datasets TA, TE, TV, TI and TS, made from the protocol block alone, and what is wrong with it."""
