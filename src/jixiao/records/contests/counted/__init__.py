"""What the contests of a year come to on the measures board, with the works each figure was counted from."""
