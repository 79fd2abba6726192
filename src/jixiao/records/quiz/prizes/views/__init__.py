"""The pages of the prizes at a desk."""
