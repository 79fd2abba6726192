"""The sums and the paper: pure Python, with no web framework, no database and no clock."""
