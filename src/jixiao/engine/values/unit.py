"""Units of measure: enough algebra to refuse 元 + 人 and to turn 万元 ÷ 人 into 万元/人."""

import dataclasses
import functools
import re
from fractions import Fraction

_SCALED = {
    "元": ("元", Fraction(1)),
    "万元": ("元", Fraction(10_000)),
    "亿元": ("元", Fraction(100_000_000)),
    "%": ("", Fraction(1, 100)),
    "％": ("", Fraction(1, 100)),
    "‰": ("", Fraction(1, 1000)),
    "百分点": ("", Fraction(1, 100)),
    "": ("", Fraction(1)),
    "万人": ("人", Fraction(10_000)),
    "万人次": ("人次", Fraction(10_000)),
    "万亩": ("亩", Fraction(10_000)),
    "平方米": ("平方米", Fraction(1)),
    "㎡": ("平方米", Fraction(1)),
    "名": ("人", Fraction(1)),
}
_SEPARATOR = re.compile(r"\s*([/／·])\s*")


@dataclasses.dataclass(frozen=True, slots=True)
class Unit:
    """A unit: how it is written, how many base units it is, and its base units with their powers, sorted by name.

    A unit without powers is a pure ratio (% is 1/100 of one). 名 and 人 measure the same; 人 and 人次 do not.
    """

    symbol: str
    scale: Fraction = Fraction(1)
    powers: tuple[tuple[str, int], ...] = ()

    @staticmethod
    @functools.lru_cache(maxsize=1024)
    def parse(symbol: str) -> "Unit":
        """Return the unit that ``symbol`` names; an unknown word (幅, 场, 所) is a base unit of its own."""
        plain = symbol.strip()
        tokens = _SEPARATOR.split(plain)
        scale = Fraction(1)
        powers: dict[str, int] = {}
        sign = 1
        for index, token in enumerate(tokens):
            if index % 2:
                sign = -1 if token in "/／" else sign
                continue
            base, factor = _SCALED.get(token, (token, Fraction(1)))
            scale *= factor**sign
            if base:
                powers[base] = powers.get(base, 0) + sign
        return Unit(plain, scale, _settled(powers))

    def measures_the_same(self, other: "Unit") -> bool:
        """Return whether amounts of the two units may be added and compared."""
        return self.powers == other.powers

    def times(self, other: "Unit", *, power: int = 1) -> "Unit":
        """Return the base unit of a product (``power`` 1) or a quotient (``power`` −1); its scale is 1."""
        powers = dict(self.powers)
        for base, exponent in other.powers:
            powers[base] = powers.get(base, 0) + power * exponent
        settled = _settled(powers)
        return Unit(_symbol(settled), Fraction(1), settled)

    def base(self) -> "Unit":
        """Return the unit of scale 1 that measures the same."""
        return Unit(_symbol(self.powers), Fraction(1), self.powers)


def _settled(powers: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((base, power) for base, power in powers.items() if power))


def _symbol(powers: tuple[tuple[str, int], ...]) -> str:
    above = "·".join(base for base, power in powers for _ in range(power))
    below = "·".join(base for base, power in powers for _ in range(-power))
    return f"{above or '1'}/{below}" if below else above


RATIO = Unit("")
PERCENT = Unit("%", Fraction(1, 100))
YUAN = Unit("元", Fraction(1), (("元", 1),))
