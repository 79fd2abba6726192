"""PROMISE, WATCH, JUDGE, MEND. Each room asks the board for numbers and the room before it for promises."""
