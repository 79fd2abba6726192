"""Looking works through: whether they are the pupils' own (三自三性), and what they are like."""
