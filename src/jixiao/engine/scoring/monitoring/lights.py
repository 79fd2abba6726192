"""A light with the sentence that says why it has its colour, and the trace of its numbers."""

import dataclasses
import enum
from fractions import Fraction

from jixiao.engine.scoring.monitoring.rules import LightRule
from jixiao.engine.values import Quantity, Trace, Undefined, print_decimal

_HUNDRED = 100
YEAR = 12


class Light(enum.Enum):
    """The colours, by the names that pages and tables use."""

    RED = "red"
    YELLOW = "amber"
    GREEN = "green"
    BLUE = "blue"
    LATER = "later"
    NONE = "none"

    @property
    def word(self) -> str:
        """Return how the light is called: 红 滞后."""
        return WORDS[self]


WORDS = {
    Light.RED: "红 滞后",
    Light.YELLOW: "黄 偏慢",
    Light.GREEN: "绿 正常",
    Light.BLUE: "蓝 超前",
    Light.LATER: "未到期",
    Light.NONE: "无数",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Lit:
    """What came of looking at one thing.

    ``share`` is how much of what was due is done (None where it is not measured so); ``to_date`` is what was due.
    """

    light: Light
    says: str
    trace: Trace
    share: Fraction | None = None
    to_date: Quantity | None = None


def percent(share: Fraction) -> str:
    """Return a share with two decimals: 58.33%."""
    return f"{print_decimal(share * _HUNDRED, places=2)}%"


def number(amount: Fraction) -> str:
    """Return a number as the sentences print it: in full where it is short, else with two decimals."""
    return print_decimal(amount, places=None if (amount * _HUNDRED).denominator == 1 else 2)


def span(month: int) -> str:
    """Return the months that are looked at: 1—7 月, 1 月."""
    return "1 月" if month == 1 else f"1—{month} 月"


def banded(share: Fraction, rule: LightRule) -> tuple[Light, str]:
    """Return the light of a share, and the threshold that coloured it in words."""
    red, yellow, blue = rule.red_below, rule.yellow_below, rule.blue_from
    if red is not None and share < red:
        return Light.RED, f"低于 {percent_bare(red)}，红灯"
    if yellow is not None and share < yellow:
        low = f"{percent_bare(red)}—" if red is not None else ""
        return Light.YELLOW, f"在 {low}{percent_bare(yellow)} 之间，黄灯"
    if blue is not None and share >= blue:
        return Light.BLUE, f"达到 {percent_bare(blue)}，蓝灯：请核目标是否偏低"
    return Light.GREEN, f"不低于 {percent_bare(yellow)}，绿灯" if yellow is not None else "绿灯"


def percent_bare(share: Fraction) -> str:
    """Return a threshold: 60%."""
    return f"{print_decimal(share * _HUNDRED)}%"


def unlit(label: str, why: str, *, rule: LightRule, inputs: tuple[Trace, ...] = ()) -> Lit:
    """Return what cannot be judged, and why."""
    return Lit(Light.NONE, why, Trace(label, Light.NONE.word, note=why, rule=rule.rule, inputs=inputs))


def lit(
    light: Light,
    says: str,
    *,
    label: str,
    rule: LightRule,
    worked: str = "",
    share: Fraction | None = None,
    to_date: Quantity | None = None,
    inputs: tuple[Trace, ...] = (),
) -> Lit:
    """Return a judged light with its trace: formula, numbers, rule and doubt."""
    trace = Trace(
        label,
        light.word,
        exact=share,
        formula=rule.formula,
        worked=worked,
        note=f"{says}{f'；存疑：{rule.doubt}' if rule.doubt else ''}",
        rule=rule.rule,
        inputs=inputs,
    )
    return Lit(light, says, trace, share, to_date)


def reason_of(value: Undefined) -> str:
    """Return why there is no number, as a sentence part."""
    return f"算不出：{value.reason}"
