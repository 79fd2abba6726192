"""The office pages of the stations."""
