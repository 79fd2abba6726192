"""N255: a sum that is written out (40人×500元×3个月=6万元) does not come to what stands behind the equals sign."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.values import print_decimal

_NUMBER = r"(?:\d{1,3}(?:,\d{3})++|\d++)(?:\.\d++)?"
_UNIT = r"(?:[%％‰]|[万亿]?[一-龥㎡]{0,4}+(?:[/／][一-龥]{1,3}){0,2})"
_RESULT = (
    r"(?:[%％‰]|[万亿百千]?(?:元|人次|人天|人|户|名|个|件|份|台|套|亩|场|次|天|月|年|公里|千米|米|吨|分钟|分|小时"
    r"|所|村|辆|项)?)"
)
_TERM = rf"{_NUMBER}\s?{_UNIT}\s?"
_EQUATION = late(
    rf"(?<![\d.,%％A-Za-z“‘×*+＋÷/\-－−])(?P<left>{_TERM}(?:[×✕xX*＊+＋÷/\-－−]\s?{_TERM}){{1,8}}+)[=＝]\s?(?P<right>{_NUMBER})\s?(?P<unit>{_RESULT})"
)
_PIECE = late(rf"(?P<sign>[×✕xX*＊+＋÷/\-－−]?)\s?(?P<number>{_NUMBER})\s?(?P<unit>{_UNIT})")
_EQUALS = re.compile(r"[=＝]")
_LONGEST = 120
_PERCENT = Fraction(1, 100)
_SCALES = {"万": Fraction(10**4), "亿": Fraction(10**8), "%": _PERCENT, "％": _PERCENT, "‰": _PERCENT / 10}


@rule("N255")
def check(paper: Paper) -> Iterator[Finding]:
    """写出来的算式，得数不对。

    检查什么：文中带“=”的加减乘除算式（40人×500元×3个月=60000元），左边算出来是否等于右边；取整、四舍五入的差不算，
    万、亿、百分号都折算。
    为什么：算式是写给人核对的，得数不对，后面引用它的数就都不可信。
    反例：补助资金按30人×600元×4个月=62000元测算。
    正例：补助资金按30人×600元×4个月=72000元测算。
    正例：补助资金按30人×600元×4个月=7.2万元测算。
    依据：算术。
    """
    for match in _equations(paper.text):
        scale = _SCALES.get(match["unit"][:1], Fraction(1))
        said, slack = _number(match["right"]), Fraction(1, 10 ** len(match["right"].partition(".")[2]))
        got, plain = _worked_out(match["left"], scaled=True), _worked_out(match["left"], scaled=False)
        if got is None or plain is None or not _can_be_held(match):
            continue
        if abs(got / scale - said) >= slack and abs(plain - said) >= slack:
            told = print_decimal(got / scale, places=2)
            yield paper.finding(
                "N255",
                *match.span(),
                cause=f"左边算出来是 {told}{match['unit']}，右边写的是 {match['right']}{match['unit']}",
                cure="重算一遍，改掉写错的因数或得数，并核对后面引用它的地方",
            )


def _can_be_held(match: re.Match[str]) -> bool:
    """Return whether both sides speak of the same unit: 元 and 万元 do, 公里 and 米 do not."""
    units = [piece["unit"].strip() for piece in _PIECE.finditer(match["left"])]
    right = match["unit"].strip()
    if any(unit[:1] in {"百", "千"} for unit in (*units, right)):
        return False
    of_left = {unit.lstrip("万亿")[:1] for unit in units if unit.lstrip("万亿")}
    of_right = right.lstrip("万亿")[:1]
    return not of_left or not of_right or of_right in of_left or of_right in set("%％‰")


def _equations(text: str) -> Iterator[re.Match[str]]:
    """Yield the sums with an equals sign; only the words around such a sign are looked at."""
    end = 0
    for sign in _EQUALS.finditer(text):
        near = max(sign.start() - _LONGEST, 0)
        begin = max(text.rfind("\n", near, sign.start()) + 1, near, end)
        match = _EQUATION.search(text, begin, sign.end() + _LONGEST)
        if match is not None:
            end = match.end()
            yield match


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def _worked_out(left: str, *, scaled: bool) -> Fraction | None:
    """Return the value of a row of terms, products before sums, or None where it divides by nothing."""
    total, product = Fraction(0), Fraction(0)
    for piece in _PIECE.finditer(left):
        scale = _SCALES.get(piece["unit"][:1], Fraction(1)) if scaled else Fraction(1)
        value, sign = _number(piece["number"]) * scale, piece["sign"]
        if sign in {"÷", "/"}:
            if not value:
                return None
            product /= value
        elif sign in set("×✕xX*＊"):
            product *= value
        else:
            total, product = total + product, -value if sign in set("-－−") else value
    return total + product
