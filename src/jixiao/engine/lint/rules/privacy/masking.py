"""A number as it may be shown: its first three and last four characters."""

_FIRST, _LAST = 3, 4


def masked(number: str) -> str:
    """Return ``number`` with all but its first three and last four characters hidden; one too short is hidden whole."""
    hidden = len(number) - _FIRST - _LAST
    return f"{number[:_FIRST]}{'*' * hidden}{number[-_LAST:]}" if hidden > 0 else "*" * len(number)
