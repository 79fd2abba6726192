"""The public page of a contest."""
