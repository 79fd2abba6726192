"""The pages of the goals."""
