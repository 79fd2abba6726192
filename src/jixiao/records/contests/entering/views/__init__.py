"""The pages of this part at a desk."""
