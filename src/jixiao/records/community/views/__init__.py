"""What the pages of every part share."""
