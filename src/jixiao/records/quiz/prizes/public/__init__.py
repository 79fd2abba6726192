"""The pages of the prizes that need no account: what there is, one's own with their codes, the draw, the winners."""
