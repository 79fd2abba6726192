"""What title, theme and intro state about days, questions and points: read with engine.facts, judged elsewhere."""

import dataclasses
import datetime
import re
from collections.abc import Iterator

from jixiao.engine.facts import Count, Day, Facts, Spell, facts_in
from jixiao.records.quiz.models import Campaign

TEXTS = (("title", "竞答名称"), ("theme", "竞答主题"), ("intro", "活动说明"))
OF_THE_WINDOW = ("竞答", "答题", "活动时间", "参与时间", "上线", "周期", "为期")
OF_PRIZES = ("领奖", "兑奖", "兑换", "开奖", "公示", "颁奖", "领取", "发放", "公布")
OF_OTHER_THINGS = (*OF_PRIZES, "培训", "大集", "宣传周", "巡展", "讲座")
BEGINS, ENDS = ("开始", "上线", "启动", "开启", "起"), ("结束", "截止", "止", "收官")
LASTING = ("周期", "为期", "历时", "共", "持续", "连续", "活动时间", "竞答时间", "答题时间")
NEAR = 8
_BARE = re.compile(
    r"(?<![\d.])(?P<m1>1[0-2]|0?[1-9])\.(?P<d1>3[01]|[12]\d|0?[1-9])\s*[-—–~～至]{1,2}\s*"
    r"(?:(?P<m2>1[0-2]|0?[1-9])\.)?(?P<d2>3[01]|[12]\d|0?[1-9])(?![\d.])"
)


@dataclasses.dataclass(frozen=True, slots=True)
class Text:
    """One text of a campaign with what it states."""

    field: str
    label: str
    text: str
    facts: Facts

    def is_about_the_window(self, start: int) -> bool:
        """Return whether what stands there speaks of the days on which people answer: title and theme always do."""
        if self.field != "intro":
            return True
        sentence = self.sentence_at(start)
        return any(word in sentence for word in OF_THE_WINDOW) and not any(word in sentence for word in OF_OTHER_THINGS)

    def is_about_prizes(self, start: int) -> bool:
        """Return whether what stands there speaks of fetching, drawing or publishing prizes."""
        return any(word in self.sentence_at(start) for word in OF_PRIZES)

    def sentence_at(self, start: int) -> str:
        """Return the clause group around a place: from the last full stop to the next."""
        before = max(self.text.rfind(mark, 0, start) for mark in "。；！？\n;")
        ends = [place for mark in "。；！？\n;" if (place := self.text.find(mark, start)) >= 0]
        return self.text[before + 1 : min(ends, default=len(self.text))]


@dataclasses.dataclass(frozen=True, slots=True)
class Window:
    """Days a text states: its words, where they stand, first and last day as far as said, and how many days."""

    start: int
    quote: str
    first: tuple[int | None, int, int] | None
    last: tuple[int | None, int, int] | None
    days: int | None


def texts_of(campaign: Campaign) -> list[Text]:
    """Return the texts that people wrote, each read once."""
    found = ((field, label, getattr(campaign, field)) for field, label in TEXTS)
    return [Text(field, label, text, facts_in(text)) for field, label, text in found if text.strip()]


def windows_in(text: Text) -> Iterator[Window]:
    """Yield the spells of days that a text states, with those written 9.14-20, and lone days with 开始 or 结束."""
    taken = [(one.start, one.end) for one in text.facts.periods]
    for spell in text.facts.periods:
        yield _of_spell(spell)
    for match in _BARE.finditer(text.text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            month, last = int(match["m1"]), int(match["m2"] or match["m1"])
            first_day, last_day = (None, month, int(match["d1"])), (None, last, int(match["d2"]))
            yield Window(match.start(), match.group(), first_day, last_day, None)
    for day in text.facts.dates:
        if day.month and day.day and not any(start == day.start for start, _ in taken):
            yield from _of_lone_day(text, day)


def lengths_in(text: Text) -> Iterator[tuple[int, str, int]]:
    """Yield how many days a text says it lasts: place, words, number."""
    for one in text.facts.durations:
        if one.unit not in {"天", "日"} or one.low is not None or one.number.denominator != 1:
            continue
        before = text.text[max(0, one.start - NEAR) : one.start]
        if one.label.endswith(LASTING) or before.rstrip("为是：: ").endswith(LASTING):
            yield one.start, one.quote, int(one.number)


def questions_in(text: Text) -> Iterator[tuple[int, str, int]]:
    """Yield how many questions a day a text says there are: place, words, number."""
    for one in text.facts.counts:
        if one.number is None or one.number.denominator != 1 or not _is_of_questions(one):
            continue
        before = text.text[max(0, one.start - NEAR) : one.start]
        if one.per in {"每天", "每日"} or any(word in before for word in ("每天", "每日", "一天")):
            yield one.start, one.quote, int(one.number)


def matches_day(stated: tuple[int | None, int, int], day: datetime.date) -> bool:
    """Return whether a stated day is that day, as far as it is said."""
    year, month, number = stated
    return (month, number) == (day.month, day.day) and year in {None, day.year}


def _is_of_questions(one: Count) -> bool:
    return one.measure in {"题", "道"} or "题" in one.thing


def _of_spell(spell: Spell) -> Window:
    first, last = _stated(spell.first), _stated(spell.last) if spell.last else None
    if last is not None and last[0] is None and first is not None:
        last = (first[0], last[1], last[2])
    days = int(spell.duration.number) if spell.duration and spell.duration.unit in {"天", "日"} else None
    return Window(spell.start, spell.quote, first, last, days)


def _of_lone_day(text: Text, day: Day) -> Iterator[Window]:
    after = text.text[day.end : day.end + NEAR]
    stated = _stated(day)
    clause = re.split(r"[，,。；;、！\n]", after)[0]
    if any(word in clause for word in BEGINS):
        yield Window(day.start, day.quote, stated, None, None)
    elif any(word in clause for word in ENDS):
        yield Window(day.start, day.quote, None, stated, None)


def _stated(day: Day) -> tuple[int | None, int, int] | None:
    return (day.year, day.month, day.day) if day.month and day.day else None
