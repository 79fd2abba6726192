"""Pages of the room: at the desk, and the one that a phone opens."""
