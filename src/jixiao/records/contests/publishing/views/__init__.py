"""The pages of what comes of a contest, at a desk."""
