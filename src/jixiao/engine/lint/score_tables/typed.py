"""A value as it is typed into a cell: operator, number and unit apart, whatever order and words they come in."""

import dataclasses
import re
from fractions import Fraction

from jixiao.engine.values import Quantity, parse_decimal, print_decimal, to_half_width

_SIGNS = {
    "≥": "≥", "≧": "≥", "⩾": "≥", ">=": "≥", "=>": "≥", "≤": "≤", "≦": "≤", "⩽": "≤", "<=": "≤", "=<": "≤",
    "＞＝": "≥", "＜＝": "≤", ">": ">", "＞": ">", "〉": ">", "<": "<", "＜": "<", "〈": "<", "=": "=", "＝": "=",
    "大于等于": "≥", "大于或等于": "≥", "不少于": "≥", "不低于": "≥", "不小于": "≥",
    "不得少于": "≥", "不得低于": "≥", "至少": "≥",
    "小于等于": "≤", "小于或等于": "≤", "不超过": "≤", "不高于": "≤", "不大于": "≤", "不多于": "≤",
    "不得超过": "≤", "控制在": "≤",
    "大于": ">", "高于": ">", "超过": ">", "小于": "<", "低于": "<", "少于": "<", "等于": "=", "定性": "定性",
}  # fmt: skip
_AFTER = {"以上": "≥", "及以上": "≥", "以下": "≤", "及以下": "≤", "以内": "≤", "之内": "≤", "内": "≤"}
_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_VALUE = re.compile(
    rf"(?P<sign>{_SIGN})?\s*(?:实际)?(?:已)?(?:达到|达|完成|共|为|计|约束)?\s*(?P<number>[-+]?\d[\d,]*(?:\.\d+)?)\s*"
    r"(?P<unit>[^\d\s,.，。;；、~～—-]{0,8}?)\s*(?P<after>及?以[上下]|[以之]内|(?<=[元天日时个月钟])内)?[。;；]?"
)
_LEADING = re.compile(rf"\s*(?P<sign>{_SIGN})\s*(?=\S)")
_UNITS = {"百分比": "%", "百分之": "%", "％": "%", "百分点": "百分点", "百分号": "%", "个百分点": "百分点"}
_VAGUE = ("约", "余", "多", "近", "几")
_POINTS_IN_SHARE = Fraction(10)  # percent: a target of ten and more beside an actual of at most one


@dataclasses.dataclass(frozen=True, slots=True)
class Typed:
    """``text`` is the value without its operator (95%, 1,200人次) or the words as typed; ``number`` None for words."""

    operator: str
    text: str
    number: Fraction | None = None
    unit: str = ""

    @property
    def quantity(self) -> Quantity | None:
        """Return the value as a quantity in its own unit."""
        return None if self.number is None else Quantity.of(self.number, self.unit)


def read_typed(text: str) -> Typed:
    """Return the operator, number and unit of a cell; words without one plain number stay as they are."""
    plain = to_half_width(text).replace("（", "(").replace("）", ")").strip()
    found = _VALUE.fullmatch(plain)
    number = parse_decimal(found["number"]) if found else None
    if found is None or number is None or any(word in found["unit"] for word in _VAGUE):
        leading = _LEADING.match(plain)
        return Typed(_SIGNS[leading["sign"]], plain[leading.end() :]) if leading else Typed("", plain)
    sign = _SIGNS[found["sign"]] if found["sign"] else _AFTER.get(found["after"] or "", "")
    unit = _UNITS.get(found["unit"], found["unit"])
    return Typed(sign, f"{found['number']}{unit}", Fraction(number), unit)


def read_operator(text: str) -> str:
    """Return the operator that a cell of 指标性质 names, or ""."""
    plain = re.sub(r"[\s()（）]", "", to_half_width(text))
    if plain in {"正向", "正向指标"}:
        return "≥"
    if plain in {"反向", "反向指标", "逆向", "逆向指标"}:
        return "≤"
    return _SIGNS.get(plain, "定性" if plain.startswith("定性") else "")


def as_share(actual: Typed, *, target: Typed, unit: str) -> Typed:
    """Return the actual value in percent where a workbook kept it as a share (0.97 beside ≥95%)."""
    wanted = target.unit or unit
    if wanted != "%" or actual.unit or actual.number is None or target.number is None:
        return actual
    if not 0 < actual.number <= 1 or target.number < _POINTS_IN_SHARE:
        return actual
    percent = actual.number * 100
    return Typed(actual.operator, f"{print_decimal(percent)}%", percent, "%")
