"""The pages of the room: the board and its readings, entered values, proofs."""
