"""D303: an event is named for one period and said to run in another."""

import bisect
import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Spell
from jixiao.engine.lint.paper import Paper, Passage, Titled
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.dates.calendar_days import first_date, last_date, length_of
from jixiao.engine.lint.rules.dates.quoting import closing_mark

_LONGEST_NAME = 40
_SAME_EVENT = re.compile(r"本次|此次|这次|该|本届|活动|竞答|竞赛|比赛|培训|展览|会议|大赛")
_STEP = re.compile(r"报名|征集|投稿|初赛|复赛|评审|公示|颁奖|领奖|兑奖|筹备|预热")
_ENDS = re.compile(r"[，,。！？；;：:\n]")
_YEAR = 2019


@rule("D303")
def check(paper: Paper) -> Iterator[Finding]:
    """活动名称里的日期，和正文写的起止、天数对不上。

    检查什么：活动的名称（引号里或者标题里）带着一段日期的，同一段里再写“本次活动从某日起、周期几天”或另一段起止时，两处
    是否相同。
    为什么：同一个活动有两个时间，读的人不知道以哪个为准，答题次数、人数也就没法核对。
    反例：举办“6.10-16日节能宣传有奖问答活动”，本次活动从6月1日上线，周期为15天。
    正例：举办“6.10-16日节能宣传有奖问答活动”，本次活动从6月10日上线，周期为7天。
    正例：举办“6.10-16日节能宣传周”活动，6月12日至13日走进社区。
    依据：历法；同一篇里同一件事只能有一个时间。
    """
    periods, starts = paper.facts.periods, [each.start for each in paper.passages]
    for at, name in enumerate(periods):
        passage = _telling(paper, name, starts) if length_of(name) else None
        if passage is None:
            continue
        for index in range(at + 1, len(periods)):
            spell = periods[index]
            if spell.start >= passage.end:
                break
            if spell.start >= name.end and _is_said_of(paper, spell) and _differs(name, spell):
                yield _finding(paper, name, spell)
                break


def _finding(paper: Paper, name: Spell, spell: Spell) -> Finding:
    end = spell.duration.end if spell.duration is not None else spell.end
    return paper.finding(
        "D303",
        spell.start,
        end,
        cause=f"活动名称里写的是 {name.quote}（{length_of(name)} 天），这里写成“{paper.text[spell.start : end]}”",
        cure="对照活动通知核对，名称和正文改成同一段时间",
    )


def _telling(paper: Paper, name: Spell, starts: list[int]) -> Passage | None:
    """Return the paragraph that tells of the event that is named with a period; None where the period is in no name.

    The name stands within quotation marks in the paragraph, or in the heading above it.
    """
    at = bisect.bisect_right(starts, name.start) - 1
    if at < 0 or name.end > paper.passages[at].end:
        return None
    if not isinstance(paper.passages[at], Titled):
        return paper.passages[at] if _is_quoted(paper.text, name) else None
    below = paper.passages[at + 1] if at + 1 < len(starts) else None
    return None if isinstance(below, Titled) else below


def _is_quoted(text: str, spell: Spell) -> bool:
    closed = closing_mark(text, spell.start, spell.end, reach=_LONGEST_NAME)
    return closed >= 0 and not _ENDS.search(text, spell.end, closed)


def _is_said_of(paper: Paper, spell: Spell) -> bool:
    """Return whether the words before the period in its clause speak of the event itself, not of a step of it."""
    begin = max(spell.start - _LONGEST_NAME, 0)
    clause = _ENDS.split(paper.text[begin : spell.start])[-1]
    return _SAME_EVENT.search(clause) is not None and not _STEP.search(clause)


def _differs(name: Spell, spell: Spell) -> bool:
    if name.last is None:
        return False
    opens, closes = first_date(name.first, year=_YEAR), last_date(name.last, year=_YEAR)
    start = first_date(spell.first, year=_YEAR)
    length = length_of(name) or 0
    if opens is None or closes is None or start is None or name.first.year != spell.first.year:
        return False
    if spell.last is None:
        told = spell.duration
        off = 0 if told is None or told.unit not in {"天", "日"} else int(told.number) - length
        return start != opens or not -1 <= off <= 1
    end = last_date(spell.last, year=_YEAR)
    return end is not None and (start < opens or end > closes)
