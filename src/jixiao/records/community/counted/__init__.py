"""What the room lets the board count."""
