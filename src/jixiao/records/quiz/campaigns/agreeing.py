"""Title, rules and window must agree: what the texts state is held against what is configured.

The first case announced 「9.14-20日」 over a quiz that went online on 1 September for 20 days: that is refused here.
"""

import dataclasses
import datetime
import re
from collections.abc import Iterator, Sequence

from jixiao.engine.errors import Finding, Place
from jixiao.records.quiz.campaigns.days import length_of, points_at_most
from jixiao.records.quiz.campaigns.stating import (
    Text,
    Window,
    lengths_in,
    matches_day,
    questions_in,
    texts_of,
    windows_in,
)
from jixiao.records.quiz.models import Campaign, Prize, PrizeWay
from jixiao.web.printing import day_text

CLAIMED = ("领奖期限", "兑奖期限", "领奖时间", "领奖期")
WAYS_SAID = {
    PrizeWay.EXCHANGE: re.compile(r"兑换"),
    PrizeWay.RANKING: re.compile(
        r"(?:排名|排行)前|前\s*\d+\s*名|按[^，。；\n]{0,8}(?:排名|名次)[^，。；\n]{0,4}(?:奖|发)"
    ),
    PrizeWay.RAFFLE: re.compile(r"抽奖|摇奖"),
}
AS_PUBLISHED = "已经公布，原文留着不改；写报告时说明以哪个为准"
_DENIED = re.compile(r"(?:不|不能|无需|没有|不设|非)\s*$")
_GRADE = re.compile(r"(?:特|[一二三四五六七八九])等奖")


def disagreements(campaign: Campaign, prizes: Sequence[Prize]) -> Iterator[Finding]:
    """Yield what title, theme, intro and consent state otherwise than the campaign is configured."""
    for text in texts_of(campaign):
        yield from _days(campaign, text)
        yield from _lengths(campaign, text)
        yield from _numbers(campaign, text)
        yield from _prizes(text, prizes)
    yield from _kept_days(campaign)


def left_standing(campaign: Campaign, prizes: Sequence[Prize]) -> list[Finding]:
    """Return the same of what was published: it is not changed any more, so a report says which of the two holds."""
    return [dataclasses.replace(one, cure=AS_PUBLISHED) for one in disagreements(campaign, prizes)]


def _days(campaign: Campaign, text: Text) -> Iterator[Finding]:
    if campaign.first_day is None or campaign.last_day is None:
        return
    for window in windows_in(text):
        told = _wrong_days(window, campaign.first_day, campaign.last_day)
        if not told:
            continue
        real = f"{day_text(campaign.first_day)}至 {day_text(campaign.last_day)}"
        if text.is_about_the_window(window.start):
            cause = f"{text.label}写的是「{window.quote}」（{told}），竞答起止日期却是 {real}"
            yield _finding("Q101", text, window.quote, cause, "改日期，或改文字：对外公布的和实际开放的要一样")
        elif window.first and window.last and not text.is_about_prizes(window.start):
            cause = f"「{window.quote}」与竞答起止日期 {real} 不同"
            yield _finding("Q127", text, window.quote, cause, "说的是别的事就不用改；说的是竞答就改成一致")


def _wrong_days(window: Window, first: datetime.date, last: datetime.date) -> str:
    """Return in words what is wrong with stated days, "" where nothing is."""
    told = []
    if window.first and not matches_day(window.first, first):
        told.append("开始日期不同" if window.first[1:] != (first.month, first.day) else "年份不同")
    if window.last and not matches_day(window.last, last):
        told.append("结束日期不同" if window.last[1:] != (last.month, last.day) else "年份不同")
    return "、".join(dict.fromkeys(told))


def _lengths(campaign: Campaign, text: Text) -> Iterator[Finding]:
    length = length_of(campaign)
    for start, quote, number in lengths_in(text):
        if length and number != length and not _is_of_claiming(text, start) and text.is_about_the_window(start):
            cause = f"{text.label}写的是「{quote}」，起止日期合起来是 {length} 天"
            yield _finding("Q102", text, quote, cause, "核对起止日期和天数")
    for one in text.facts.durations:
        if one.unit == "天" and _is_of_claiming(text, one.start) and one.number != campaign.claim_days:
            cause = f"{text.label}写的领奖期限是「{one.quote}」，设置的是 {campaign.claim_days} 天"
            yield _finding("Q108", text, one.quote, cause, "两处改成一样")


def _is_of_claiming(text: Text, start: int) -> bool:
    before = text.text[max(0, start - 12) : start]
    return any(word in before for word in CLAIMED)


def _numbers(campaign: Campaign, text: Text) -> Iterator[Finding]:
    for _, quote, number in questions_in(text):
        if number != campaign.per_day:
            cause = f"{text.label}写的是每天「{quote}」，设置的是每天 {campaign.per_day} 题"
            yield _finding("Q103", text, quote, cause, "两处改成一样")
    most = points_at_most(campaign)
    daily = campaign.per_day * campaign.points_each
    for score in text.facts.scores:
        if score.low is not None:
            continue
        if score.per == "每题" or score.label.endswith("每题"):
            if score.number != campaign.points_each:
                cause = f"{text.label}写的是每题「{score.quote}」，设置的是每题 {campaign.points_each} 分"
                yield _finding("Q104", text, score.quote, cause, "两处改成一样")
        elif score.label.endswith(("满分", "总分", "最高", "最多")) and score.number not in {most, daily}:
            cause = f"{text.label}写的是「{score.label}{score.quote}」，按设置一天最多 {daily} 分、全程最多 {most} 分"
            yield _finding("Q104", text, score.quote, cause, "核对题数、分值和天数")


def _prizes(text: Text, prizes: Sequence[Prize]) -> Iterator[Finding]:
    have = {PrizeWay(one.way) for one in prizes}
    for way, pattern in WAYS_SAID.items():
        said = _said(text.text, pattern)
        if said and prizes and way not in have:
            ways = "、".join(sorted(one.label for one in have))
            cause = f"{text.label}里说「{said}」，奖品却没有一种是{way.label}的（现在是{ways}）"
            yield _finding("Q105", text, said, cause, "改奖品的发放方式，或改文字")
    for one in text.facts.counts:
        grade = _grade_before(text.text, one.start)
        if grade and one.number is not None and one.measure in {"名", "人", "个", "份", "件"}:
            total = sum(prize.total for prize in prizes if prize.grade == grade)
            if total != one.number:
                cause = f"{text.label}写的是{grade}「{one.quote}」，奖品表里{grade}合计 {total} 件"
                yield _finding("Q106", text, f"{grade}{one.quote}", cause, "两处改成一样")


def _said(text: str, pattern: re.Pattern[str]) -> str:
    """Return the words by which a text speaks of a way, "" where it does not or denies it."""
    found = (match for match in pattern.finditer(text) if not _DENIED.search(text[: match.start()]))
    return next((match.group() for match in found), "")


def _grade_before(text: str, start: int) -> str:
    before = text[max(0, start - 5) : start]
    found = list(_GRADE.finditer(before))
    return found[-1].group() if found and len(before) - found[-1].end() <= 1 else ""


def _kept_days(campaign: Campaign) -> Iterator[Finding]:
    for field, label in (("consent", "个人信息告知"), ("guardian_consent", "监护人告知")):
        text: str = getattr(campaign, field)
        for match in re.finditer(r"(?P<days>\d{1,4})\s*天后?删除", text):
            if int(match["days"]) != campaign.keep_days:
                cause = f"{label}写的是「{match.group()}」，设置的是保存 {campaign.keep_days} 天"
                place = Place(label, match.group(), match.start(), match.end(), field)
                yield Finding("Q107", place, cause, "两处改成一样")


def _finding(code: str, text: Text, quote: str, cause: str, cure: str) -> Finding:
    return Finding(code, Place(text.label, quote, path=text.field), cause, cure)
