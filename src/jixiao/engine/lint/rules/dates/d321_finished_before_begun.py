"""D321: a work is finished before it is begun, or accepted before it is finished."""

import re
from collections.abc import Iterator
from itertools import pairwise

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Day
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.dates.calendar_days import first_date, last_date

_STEPS = (
    ("开工", re.compile(r"^(?:正式|全面|破土)?(?:开工|动工|进场施工)")),
    ("完工", re.compile(r"^(?:全面|全部|主体)?(?:完工|竣工)(?!验收)")),
    ("验收", re.compile(r"^(?:通过|组织|完成)?(?:竣工)?验收")),
)
# Nothing but the step may stand between the two dates: with another noun they may be of two works.
_BETWEEN = late(
    r"(?:正式|全面|破土|主体|全部)?(?:开工|动工|进场施工|完工|竣工)(?:建设|实施|施工)?[，,、；;]?\s?(?:并|且|已)?(?:于|在|至)?\s?"
)


@rule("D321")
def check(paper: Paper) -> Iterator[Finding]:
    """完工早于开工，或者验收早于完工。

    检查什么：同一句里先后写“某日开工”“某日完工（竣工）”“某日验收”的，日期是否依次往后。分期、分标段的不查。
    为什么：先开工才能完工，先完工才能验收，日期倒了必有一个写错。
    反例：工程于2023年6月20日开工建设，2023年5月20日完工。
    正例：工程于2023年5月20日开工建设，2023年6月20日完工。
    正例：工程于2022年11月开工，次年5月完工。
    依据：时间先后；工程档案。
    """
    days = [day for day in paper.facts.dates if day.year is not None and day.month is not None]
    for first, second in pairwise(days):
        between = paper.text[first.end : second.start]
        if not _BETWEEN.fullmatch(between):
            continue
        one, other = _step(paper, first), _step(paper, second)
        if one is None or other is None or one >= other or not _is_before(second, first):
            continue
        yield paper.finding(
            "D321",
            second.start,
            second.end,
            cause=f"{_STEPS[one][0]}写的是 {first.quote}，{_STEPS[other][0]}却写在它之前的 {second.quote}",
            cure="对照开工令、竣工验收单核对两个日期，改掉写错的一个",
        )


def _step(paper: Paper, day: Day) -> int | None:
    after = paper.text[day.end : day.end + 10].lstrip(" ，,")
    return next((number for number, (_, speaks) in enumerate(_STEPS) if speaks.search(after)), None)


def _is_before(second: Day, first: Day) -> bool:
    """Return whether the second day is surely before the first, whatever day of the month is meant."""
    end, start = last_date(second), first_date(first)
    return end is not None and start is not None and end < start
