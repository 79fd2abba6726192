"""The pages of the paper."""
