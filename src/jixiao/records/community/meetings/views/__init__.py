"""The pages of activities and papers."""
