"""Changes of which one passage tells all: 由3万元增至5万元，增长66.67%; 92.1%，较上年的91.8%提高0.3个百分点."""

import dataclasses
import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.numbers.quotients import Bounds, fits_bounds
from jixiao.engine.lint.rules.numbers.rounding_slack import places_of
from jixiao.engine.lint.rules.numbers.running_text import runs

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
_UNIT = r"(?:[%％‰]|微克/立方米|[万亿]?(?!百分)[一-龥㎡]{1,3}?(?:/[一-龥]{1,2}){0,2})"
_MOVED = "增长|增加|上升|提高|提升|上涨|上调|增幅|升幅|下降|减少|降低|压减|缩减|降幅|缩短|延长|增|减|升|降"
_BY = (
    rf"(?P<way>{_MOVED})(?:率|幅度|比例)?(?:了|为|达|：|:)?\s?(?P<by>{_NUMBER})\s?(?P<share>个?百分点|[%％]|(?P=unit))"
)
_NOW, _WAS = rf"(?=[0-9])(?P<now>{_NUMBER})\s?(?P<unit>{_UNIT})", rf"(?P<was>{_NUMBER})\s?(?P=unit)"
_LAST = r"(?:上一?年|去年|(?:19|20)[0-9]{2}年度?)(?:同期|末|底)?"
_FROM = late(
    rf"[由从][^，。；：\n0-9]{{0,12}}(?:(?:19|20)[0-9]{{2}}年度?的?[^，。；：\n0-9]{{0,8}})?(?P<was>{_NUMBER})\s?(?P<unit>{_UNIT})"
    rf"[^，。；：\n0-9]{{0,10}}?(?:{_MOVED})[到至为]了?\s?(?:(?:19|20)[0-9]{{2}}年度?的?)?"
    rf"(?P<now>{_NUMBER})\s?(?P=unit)[，,（(、]\s?(?:同比|即|共|合计)?{_BY}"
)
_THAN = late(
    rf"{_NOW}[^，。；：\n0-9]{{0,10}}[，,（(]?\s?(?:同比|[比较与]){_LAST}[^，。；：\n0-9%（(增减升降提缩]{{0,6}}[（(]?{_WAS}[）)]?"
    rf"(?:相比)?[，,]?(?:同比)?{_BY}"
)
_BEHIND = late(
    rf"{_NOW}[^，。；：\n0-9]{{0,10}}[，,]?\s?(?:同比|[比较与]{_LAST}(?:相比)?)?{_BY}[（(]{_LAST}[^，。；：\n0-9]{{0,8}}?{_WAS}[）)]"
)
_FORMS = (_FROM, _THAN, _BEHIND)
_ANCHOR = re.compile(r"[加升高涨调幅降少减长低短](?:率|幅度|比例)?[了为达：:]?\s?[0-9]")
_BACK, _AHEAD = 100, 40
_VAGUE = re.compile(r"[约近余多]\s?$")
_FALLS = re.compile("减|降|缩")
_WIDE = "０１２３４５６７８９．"
_DIGITS = str.maketrans(_WIDE, "0123456789.")
_ROUND = 1000  # whole 万元 of fewer digits are meant as they stand
_SHARES = frozenset("%％‰")


@dataclasses.dataclass(frozen=True, slots=True)
class ToldChange:
    """A change as told, from ``was`` to ``now``, and what it should come to (``right``)."""

    start: int
    end: int
    was: str
    now: str
    unit: str
    by: str
    right: Fraction


def changes_off(paper: Paper) -> Iterator[ToldChange]:
    """Yield each change told with both figures whose percentage or points do not come of them."""
    text = paper.text.translate(_DIGITS) if any(sign in paper.text for sign in _WIDE) else paper.text
    reached = 0
    for anchor in _ANCHOR.finditer(text):
        match = None if anchor.start() < reached else _around(text, anchor.end() - 1, reached)
        if match is not None:
            reached = match.end()
            if not runs(paper, match.start(), match.end()):
                continue
            vague = any(_VAGUE.search(text[max(0, at - 2) : at]) for at in (match.start("was"), match.start("now")))
            if not vague and not _comes_out(match):
                yield _told(match)


def _around(text: str, digit: int, reached: int) -> re.Match[str] | None:
    """Return the change told around a figure behind a word of change; nothing before ``reached`` is read again."""
    begin, end = max(reached, digit - _BACK), digit + _AHEAD
    found = (form.search(text, begin, end) for form in _FORMS)
    return next((match for match in found if match is not None and match.start("by") == digit), None)


def _comes_out(match: re.Match[str]) -> bool:
    was, now, unit = _bounds(match["was"], match["unit"]), _bounds(match["now"], match["unit"]), match["unit"]
    if was == now or was[0] <= 0 or _is_turned(match):
        return True  # nothing to hold it against, or said of something else
    delta = _apart(was, now)
    by = _number(match["by"])
    if match["share"] == unit and unit[0] not in _SHARES:
        least, most = _bounds(match["by"], unit)
        return delta[0] <= most and least <= delta[1]
    if unit[0] in _SHARES:
        step = Fraction(1, 2 * 10 ** places_of(match["by"]))
        factor = 10 if unit[0] == "‰" else 1
        if delta[0] / factor - step <= by <= delta[1] / factor + step:
            return True
        if "百分点" in match["share"]:
            return False
    elif "百分点" in match["share"]:
        return True
    return fits_bounds(by, match["by"], over=delta, under=was)


def _is_turned(match: re.Match[str]) -> bool:
    """Return whether the words say the other direction than the figures: N212 tells that."""
    rises = _number(match["now"]) > _number(match["was"])
    return rises is (_FALLS.search(match["way"]) is not None)


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def _bounds(text: str, unit: str) -> Bounds:
    """Return the least and the most a figure may stand for: whole things and round sums are exact."""
    number, places = _number(text), places_of(text)
    is_rounded = places or unit[0] in "亿%％‰" or (unit[0] == "万" and number >= _ROUND)
    half = Fraction(1, 2 * 10**places) if is_rounded else Fraction(0)
    return number - half, number + half


def _apart(was: Bounds, now: Bounds) -> Bounds:
    near, far = sorted((abs(now[0] - was[1]), abs(now[1] - was[0])))
    return near, far


def _told(match: re.Match[str]) -> ToldChange:
    was, now = _number(match["was"]), _number(match["now"])
    apart = abs(now - was) / (10 if match["unit"][0] == "‰" else 1)
    right = apart * 100 / was if match["share"] in _SHARES else apart
    begin = match.start("way")
    return ToldChange(
        begin, match.end("share"), match["was"], match["now"], match["unit"], f"{match['by']}{match['share']}", right
    )
