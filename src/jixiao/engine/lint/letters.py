"""What kind of letter stands in a place."""


def is_han(letter: str) -> bool:
    """Return whether ``letter`` is a Chinese character; "", as before the first and behind the last one, is none."""
    return "一" <= letter <= "龥"
