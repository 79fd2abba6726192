"""How days and spans of time are said to players: in words, from the server's clock."""

import datetime

from jixiao.records.quiz.models import Campaign, CampaignState
from jixiao.records.quiz.playing.cards import Card, day_of, turn_of

MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60


def span_words(span: datetime.timedelta) -> str:
    """Return how long: 2 天 3 小时, 5 小时 12 分, 3 分 20 秒."""
    seconds = max(0, int(span.total_seconds()))
    if seconds >= DAY:
        return f"{seconds // DAY} 天 {seconds % DAY // HOUR} 小时"
    if seconds >= HOUR:
        return f"{seconds // HOUR} 小时 {seconds % HOUR // MINUTE} 分"
    if seconds >= MINUTE:
        return f"{seconds // MINUTE} 分 {seconds % MINUTE} 秒"
    return f"{seconds} 秒"


def left_until(end: datetime.datetime, *, at: datetime.datetime) -> dict[str, object]:
    """Return how long it is until then, in words and in seconds for the script that counts down."""
    return {"left": span_words(end - at), "seconds": max(0, int((end - at).total_seconds()))}


def used_words(milliseconds: int | None) -> str:
    """Return how long a set took: 1 分 23 秒."""
    return span_words(datetime.timedelta(milliseconds=milliseconds or 0))


def day_words(day: datetime.date) -> str:
    """Return a day as it is said within a campaign: 9 月 16 日."""
    return f"{day.month} 月 {day.day} 日"


def window_words(campaign: Campaign) -> str:
    """Return the days of a campaign: 2024 年 9 月 14 日—20 日."""
    first, last = campaign.first_day, campaign.last_day
    if first is None or last is None:
        return ""
    told = f"{first.year} 年 {day_words(first)}"
    if first == last:
        return told
    if first.year != last.year:
        return f"{told}—{last.year} 年 {day_words(last)}"
    return f"{told}—{last.day} 日" if first.month == last.month else f"{told}—{day_words(last)}"


def where_it_stands(card: Card, at: datetime.datetime) -> dict[str, object]:
    """Return whether the campaign is before, on or over, which of its days it is, and until when the next turn is."""
    one, day = card.campaign, day_of(at)
    first, last = one.first_day, one.last_day
    assert first is not None  # noqa: S101 - an open campaign has days
    assert last is not None  # noqa: S101 - as above
    found: dict[str, object] = {"day": day_words(day), "days": (last - first).days + 1, "window": window_words(one)}
    if card.is_on(day):
        return found | {"is_on": True, "nth": (day - first).days + 1, **left_until(turn_of(day), at=at)}
    if one.state == CampaignState.OPEN and day < first:
        begin = turn_of(first - datetime.timedelta(days=1))
        return found | {"is_before": True, **left_until(begin, at=at)}
    return found | {"is_over": True}
