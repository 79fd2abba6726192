"""D305: a period ends before it begins."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Spell
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.dates.calendar_days import first_date, last_date

_UNTIL = re.compile(r"[至到—－\-~～][ \t]?(?P<last>(?:19|20)\d{2})年(?!\d)")
_SINCE = re.compile(r"(?<![\d〔\[（(])(?P<first>(?:19|20)\d{2})年?度?[ \t]?$")
_LONGEST = 8
_NEAR = 16
_YEARLONG = re.compile(r"合同|服务期|租期|租赁|聘期|任期|有效期|保险期|学年|一年|1年|12个月|次年|翌年|第二年")
_COMPARED = re.compile(r"对比|比较|相比")


@rule("D305")
def check(paper: Paper) -> Iterator[Finding]:
    """一段时间的结束写在了开始之前。

    检查什么：“某日至某日”“某年至某年”的后一个是否早于前一个。后一个没有写年份而月份较小的（11月至3月），或者正好一年的（合同期
    9月20日至9月19日），当作跨年，不报。
    为什么：时间不会倒着走，两个日期有一个写错或者写反了。
    反例：项目实施期为2023年9月1日至2023年3月31日。
    反例：6月20日至6月12日开展安全检查。
    正例：项目实施期为2023年9月1日至2024年3月31日。
    正例：供暖期为11月15日至3月15日，保洁合同期为9月20日至9月19日。
    依据：历法。
    """
    for spell in paper.facts.periods:
        if _is_backward(spell) and not _is_a_year(paper.text, spell):
            told = f"结束的“{spell.last.quote}”早于开始的“{spell.first.quote}”" if spell.last is not None else ""
            yield paper.finding("D305", spell.start, spell.end, cause=told, cure=_CURE)
    for until in _UNTIL.finditer(paper.text):
        since = _SINCE.search(paper.text, max(until.start() - _LONGEST, 0), until.start())
        if since and int(until["last"]) < int(since["first"]) and not _COMPARED.match(paper.text, until.end()):
            cause = f"结束的 {until['last']} 年早于开始的 {since['first']} 年"
            yield paper.finding("D305", since.start(), until.end(), cause=cause, cure=_CURE)


_CURE = "核对起止时间，改掉写错的一个；写反了的对调"


def _is_a_year(text: str, spell: Spell) -> bool:
    """Return whether it may reach into the next year: from a day to the day before, or said to be as long as a year."""
    first, last = spell.first, spell.last
    if last is None or first.year is not None or last.year is not None:
        return False
    to_the_eve = first.day is not None and last.day == first.day - 1
    around = text[max(spell.start - _NEAR, 0) : spell.end + _NEAR]
    return to_the_eve or _YEARLONG.search(around) is not None


def _is_backward(spell: Spell) -> bool:
    first, last = spell.first, spell.last
    if last is None or first.month is None or last.month is None:
        return False
    own_year = "年" in last.quote
    if own_year and first.year is None:
        return False
    if not own_year and last.month != first.month:
        return False
    year = first.year or last.year or 2019
    start, end = first_date(first, year=year), last_date(last, year=year)
    return start is not None and end is not None and end < start
