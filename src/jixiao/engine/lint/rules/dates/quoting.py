"""Words inside quotation marks or the marks of a title."""

_OPENING, _CLOSING = "“「《", "”」》"


def closing_mark(text: str, start: int, end: int, *, reach: int) -> int:
    """Return where the marks around ``text[start:end]`` close; -1 where none open and close within ``reach`` of it."""
    opened, closed = (
        max(text.rfind(sign, max(start - reach, 0), start) for sign in signs) for signs in (_OPENING, _CLOSING)
    )
    if opened <= closed:
        return -1
    return min((at for sign in _CLOSING if (at := text.find(sign, end, end + reach)) >= 0), default=-1)
