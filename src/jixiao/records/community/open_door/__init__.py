"""The public pages of the room: behind one address a unit, without an account."""
