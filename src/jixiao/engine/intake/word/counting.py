"""Automatic list numbers as Word shows them."""

import re
from collections.abc import Mapping

from lxml import etree

from jixiao.engine.intake.word.package import W

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ENCLOSED = {
    "decimalEnclosedCircle": 0x2460,
    "decimalEnclosedCircleChinese": 0x2460,
    "decimalEnclosedParen": 0x2474,
    "decimalEnclosedFullstop": 0x2488,
}
_MOST_ENCLOSED = 20
_LETTERS = 26
_TEN, _HUNDRED, _THOUSAND, _MYRIAD = 10, 100, 1000, 10_000
_MOST_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_FIGURES = "0123456789"
_PLAIN, _FORMAL = ("零一二三四五六七八九", "十百千"), ("零壹贰叁肆伍陆柒捌玖", "拾佰仟")
_COUNTED = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting"), _PLAIN),
    **dict.fromkeys(("taiwaneseCounting", "taiwaneseCountingThousand"), _PLAIN),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), _FORMAL),
}
_CYCLES = {"ideographTraditional": "甲乙丙丁戊己庚辛壬癸", "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥"}
_IDEOGRAPHS = str.maketrans(_FIGURES, "〇一二三四五六七八九")
_TRANSLATED = {
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _IDEOGRAPHS),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), str.maketrans(_FIGURES, "０１２３４５６７８９")),
}
BULLET = "•"


class _Level:
    """One level of a list: where it starts, how it counts and how its number is written."""

    def __init__(self, element: etree._Element) -> None:
        self.start = _number(element.find(f"{W}start"), 1)
        self.format = _value(element.find(f"{W}numFmt")) or "decimal"
        self.text = _value(element.find(f"{W}lvlText"))
        self.restart = _number(element.find(f"{W}lvlRestart"), -1)
        self.is_legal = element.find(f"{W}isLgl") is not None
        self.style = _value(element.find(f"{W}pStyle"))


class Lists:
    """The lists of a document and how far each has counted."""

    def __init__(self, numbering: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()
        if numbering is not None:
            self._read(numbering)

    def next_number(self, number: str, *, level: int) -> str:
        """Count the paragraph on and return its number as shown, "" where it has none."""
        abstract = self._abstract.get(number)
        levels = self._levels.get(abstract or "", {})
        if abstract is None or level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if (number, level) in self._starts and (number, level) not in self._restarted:
            self._restarted.add((number, level))
            counts[level] = self._starts[number, level] - 1
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            restart = levels[deeper].restart if deeper in levels else -1
            if restart != 0 and (restart < 0 or level < restart):
                del counts[deeper]
        return self._shown(levels, counts, level)

    def level_of_style(self, number: str, *, style: str) -> int:
        """Return the level of a list that is bound to a paragraph style, 0 where none is."""
        levels = self._levels.get(self._abstract.get(number, ""), {})
        return next((level for level, one in levels.items() if style and one.style == style), 0)

    def _shown(self, levels: Mapping[int, _Level], counts: Mapping[int, int], level: int) -> str:
        one = levels[level]
        if one.format == "bullet":
            return BULLET
        if one.format == "none":
            return _PLACE.sub("", one.text)

        def written(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            named = levels.get(place)
            count = counts.get(place, named.start if named else 1)
            kind = "decimal" if one.is_legal or named is None else named.format
            return format_number(count, kind=kind)

        return _PLACE.sub(written, one.text)

    def _read(self, numbering: etree._Element) -> None:
        linked: dict[str, str] = {}
        for abstract in numbering.iter(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId", "")
            self._levels[key] = {_level(one): _Level(one) for one in abstract.findall(f"{W}lvl")}
            style = _value(abstract.find(f"{W}styleLink"))
            if style:
                linked[style] = key
        for abstract in numbering.iter(f"{W}abstractNum"):
            target = linked.get(_value(abstract.find(f"{W}numStyleLink")))
            if target is not None:
                self._levels[abstract.get(f"{W}abstractNumId", "")] = self._levels[target]
        for one in numbering.findall(f"{W}num"):
            self._read_list(one)

    def _read_list(self, one: etree._Element) -> None:
        number = one.get(f"{W}numId", "")
        self._abstract[number] = _value(one.find(f"{W}abstractNumId"))
        for override in one.findall(f"{W}lvlOverride"):
            level = _level(override)
            own = override.find(f"{W}lvl")
            if own is not None:
                abstract = f"{number}#own"
                self._levels.setdefault(abstract, dict(self._levels.get(self._abstract[number], {})))
                self._levels[abstract][level] = _Level(own)
                self._abstract[number] = abstract
            start = override.find(f"{W}startOverride")
            if start is not None:
                self._starts[number, level] = _number(start, 1)


def format_number(count: int, *, kind: str) -> str:
    """Return a count as a ``w:numFmt`` of this kind writes it; an unknown kind counts in figures."""
    if kind in _ENCLOSED and 1 <= count <= _MOST_ENCLOSED:
        return chr(_ENCLOSED[kind] + count - 1)
    if kind in _COUNTED:
        return _counted(count, *_COUNTED[kind])
    if kind in _CYCLES:
        return _CYCLES[kind][(count - 1) % len(_CYCLES[kind])]
    if kind in _TRANSLATED:
        return str(max(count, 0)).translate(_TRANSLATED[kind])
    match kind:
        case "decimalZero":
            return f"{count:02d}"
        case "upperLetter" | "lowerLetter":
            letter = chr(ord("A") + (count - 1) % _LETTERS) * ((count - 1) // _LETTERS % _MOST_LEVELS + 1)
            return letter if kind == "upperLetter" else letter.lower()
        case "upperRoman" | "lowerRoman":
            return _roman(count).upper() if kind == "upperRoman" else _roman(count)
    return str(count)


def _counted(count: int, digits: str, units: str) -> str:
    if not 0 < count < _MYRIAD:
        return str(count)
    words = ""
    skipped = False
    for power, unit in ((_THOUSAND, units[2]), (_HUNDRED, units[1]), (_TEN, units[0]), (1, "")):
        digit, count = divmod(count, power)
        if digit:
            zero = digits[0] if skipped and words else ""
            words += zero + ("" if power == _TEN and digit == 1 and not words else digits[digit]) + unit
        skipped = not digit
    return words


def _roman(count: int) -> str:
    words = ""
    count %= _MYRIAD
    for value, sign in (*_ROMAN, *_ROMAN_SMALL):
        times, count = divmod(count, value)
        words += sign * times
    return words


def _level(element: etree._Element) -> int:
    level = element.get(f"{W}ilvl", "0")
    return min(int(level), _MOST_LEVELS - 1) if level.isdecimal() else 0


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _number(element: etree._Element | None, default: int) -> int:
    value = _value(element)
    return int(value) if value.isdecimal() and len(value) <= len(str(_MYRIAD)) else default
