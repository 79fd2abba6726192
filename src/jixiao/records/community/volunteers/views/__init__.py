"""The pages of the volunteers at a desk."""
