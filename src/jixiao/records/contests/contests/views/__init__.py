"""The pages of this part at a desk, and its public page."""
