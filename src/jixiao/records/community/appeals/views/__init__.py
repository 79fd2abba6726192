"""The pages of appeals at a desk."""
