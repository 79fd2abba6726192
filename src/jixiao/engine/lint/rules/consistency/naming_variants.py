"""Names that are one another with a few letters put in: 全国影像节, 全国科学影像节."""

from collections.abc import Iterable, Iterator

_MOST_NAMES = 200  # of one kind in one paper; more would be compared in vain


def inserted(shorter: str, longer: str) -> str:
    """Return the letters that make the longer name of the shorter one, put in at one place inside it, or ""."""
    more = len(longer) - len(shorter)
    if more <= 0:
        return ""
    head = 0
    while head < len(shorter) and shorter[head] == longer[head]:
        head += 1
    tail = 0
    while tail < len(shorter) - head and shorter[-1 - tail] == longer[-1 - tail]:
        tail += 1
    return longer[head : head + more] if head and tail and head + tail == len(shorter) else ""


def variants(names: Iterable[str], *, most: int) -> Iterator[tuple[str, str, str]]:
    """Yield pairs of names, the shorter first, of which one has up to ``most`` letters more at one place inside it."""
    ordered = sorted(set(names), key=len)[:_MOST_NAMES]
    for number, shorter in enumerate(ordered):
        for longer in ordered[number + 1 :]:
            if len(longer) - len(shorter) > most:
                break
            more = inserted(shorter, longer)
            if more:
                yield shorter, longer, more
