"""The office pages of the contents."""
