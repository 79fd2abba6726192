"""Pages of the bank: the list, a question, its form, reviews, sets, files, statistics."""
