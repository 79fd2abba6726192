"""The office pages of campaigns."""
