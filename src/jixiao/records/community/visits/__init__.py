"""走访慰问: who went, whom they visited, what was given and what was said; what is to be answered becomes an appeal."""
