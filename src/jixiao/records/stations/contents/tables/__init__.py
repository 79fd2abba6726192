"""The table that the import desk takes in: the articles of the county account with how often they were read."""
