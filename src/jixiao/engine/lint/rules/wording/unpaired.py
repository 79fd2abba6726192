"""Signs that come in pairs, and those that stand alone."""

import dataclasses
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

_NUMBER = re.compile(r"(?:^|(?<=[\s。；;：:，,、]))\s?(?:[0-9]{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})\s?[)）]")
_RANGE = re.compile(
    r"[\[(（［]\s?[-−]?[0-9][0-9.]*\s?[%％分万元]{0,2}[,，]\s?(?:[0-9][0-9.]*\s?[%％分万元]{0,2}|[+＋]?∞)\s?[\])）］]"
)
_MOST = 100  # in one line; more are nobody's writing
_NEAR = 3  # lines in which the other half may still come


@dataclasses.dataclass(frozen=True, slots=True)
class Lone:
    """A sign without its other half: where it stands, the line it stands in, and whether it opens."""

    at: int
    line: int
    sign: str
    opens: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Pairs:
    """Kinds of signs that come in pairs: for each closing one the opening ones it may close."""

    closing: Mapping[str, str]
    opening: frozenset[str]
    any_of: re.Pattern[str]

    @classmethod
    def of(cls, closing: Mapping[str, str]) -> "Pairs":
        """Return the kinds that a table of closing signs tells."""
        opening = frozenset("".join(closing.values()))
        return cls(closing, opening, re.compile(f"[{re.escape(''.join((*closing, *opening)))}]"))


def lone_signs(text: str, lines: Sequence[tuple[int, int]], *, pairs: Pairs) -> tuple[Lone, ...]:
    """Return the signs without their other half. A pair may reach over to one of the next lines.

    Numbers such as 1） have no opening half, and the two ends of a range such as [60, 80) need not be alike.
    """
    ranges = {at for match in _RANGE.finditer(text) for at in (match.start(), match.end() - 1)}
    found: list[Lone] = []
    for number, (start, end) in enumerate(lines):
        signs = [
            (match.start(), match[0])
            for match in pairs.any_of.finditer(text, start, end)
            if match.start() not in ranges
        ]
        if signs:
            found += _in_line(text[start:end], start, number, signs, pairs)
    kinds: dict[int, set[str]] = {}
    for each in found:
        kinds.setdefault(each.line, set()).add(each.sign)
    return tuple(each for each in found if not _is_met(each, kinds, pairs))


def _in_line(words: str, start: int, number: int, signs: Sequence[tuple[int, str]], pairs: Pairs) -> Iterator[Lone]:
    opened: list[tuple[int, str]] = []
    open_kinds: Counter[str] = Counter()
    rest: list[tuple[int, str]] = []
    for at, sign in signs:
        if sign in pairs.opening:
            opened.append((at, sign))
            open_kinds[sign] += 1
            continue
        wanted = pairs.closing[sign]
        if not any(open_kinds[kind] for kind in wanted):
            rest.append((at, sign))
            continue
        while opened[-1][1] not in wanted:
            open_kinds[opened[-1][1]] -= 1
            rest.append(opened.pop())
        open_kinds[opened.pop()[1]] -= 1
    rest += opened
    if rest:
        numbers = {start + match.end() - 1 for match in _NUMBER.finditer(words)}
        told = (Lone(at, number, sign, sign in pairs.opening) for at, sign in sorted(rest) if at not in numbers)
        yield from itertools.islice(told, _MOST)


def _is_met(lone: Lone, kinds: Mapping[int, set[str]], pairs: Pairs) -> bool:
    """Return whether the other half stands alone in one of the next lines, or of those before."""
    step = 1 if lone.opens else -1
    others = set().union(*(kinds.get(lone.line + step * ahead, set()) for ahead in range(1, _NEAR + 1)))
    if lone.opens:
        return any(lone.sign in pairs.closing.get(sign, "") for sign in others)
    return any(sign in others for sign in pairs.closing[lone.sign])
