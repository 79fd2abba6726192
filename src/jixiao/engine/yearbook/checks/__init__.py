"""The checks of a year, by what they look at. Each is a plain function from the record to its findings."""
