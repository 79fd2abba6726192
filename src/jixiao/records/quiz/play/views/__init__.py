"""The public pages of the quiz."""
