"""What templates of the rooms may load from this room."""
