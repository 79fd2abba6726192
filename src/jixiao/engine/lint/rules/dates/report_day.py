"""The day a paper is dated: on its cover, or on a line of its own at its end."""

import dataclasses
import datetime
import re

from jixiao.engine.facts.numerals import parse_numeral
from jixiao.engine.lint.paper import Paper

_YEAR = r"(?P<year>(?:19|20)\d{2}|二[〇○零]?[〇○零一二三四五六七八九]{2,3})"
_MONTH = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9]|[一二三四五六七八九十]{1,3})"
_DATED = re.compile(
    rf"^[ \t\u3000]*(?:(?:报告|填报|编制|填表|自评|成文|提交)?(?:日期|时间)[：:][ \t]*)?"
    rf"{_YEAR}[ \t]?年[ \t]?{_MONTH}[ \t]?月(?:[ \t]?{_DAY}[ \t]?日)?[ \t\u3000]*$",
    re.MULTILINE,
)
_FRONT, _FOOT = 600, 400


@dataclasses.dataclass(frozen=True, slots=True)
class Dated:
    """Where the date of the report stands, and the first and last day it can mean."""

    start: int
    end: int
    first: datetime.date
    last: datetime.date


def report_day(paper: Paper) -> Dated | None:
    """Return the date of the report, or None where none is to be seen; the one at the end stands before the cover's."""
    text = paper.text
    foot = max(len(text) - _FOOT, _FRONT)
    found = [*_DATED.finditer(text, 0, _FRONT), *_DATED.finditer(text, foot)]
    if not found:
        return None
    match = found[-1]
    year, month = _number(match["year"]), _number(match["month"])
    day = _number(match["day"]) if match["day"] else None
    try:
        first = datetime.date(year, month, day or 1)
    except ValueError:
        return None
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return Dated(start, match.start() + len(match[0].rstrip()), first, first if day else following - _ONE_DAY)


_ONE_DAY = datetime.timedelta(days=1)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else parse_numeral(text.replace("○", "〇")) or 0
