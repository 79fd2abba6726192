"""WHAT HAPPENED. Rooms that do not know each other; each hangs what it can count on the board."""
