"""The pages of judging at a desk."""
