"""Pages of the room: each view finds the desk, asks one query or does one act, and answers."""
