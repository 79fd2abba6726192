"""Setting a contest up: its groups, schools, places and codes, its windows, and how it begins and ends."""
