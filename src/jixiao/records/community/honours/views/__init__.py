"""The pages of the nominations at a desk."""
