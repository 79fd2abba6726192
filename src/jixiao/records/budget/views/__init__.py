"""The pages of the room: each does at most one act, then redirects."""
