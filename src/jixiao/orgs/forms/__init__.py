"""What people type on the pages of the room, read into clean values; forms do not save."""
