"""The pages of the room, one file for each kind of work."""
