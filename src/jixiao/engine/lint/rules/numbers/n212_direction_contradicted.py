"""N212: the words say more, the figures say less, or the other way round."""

import itertools
import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Growth
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.changes import Change, changes, start_of_change
from jixiao.engine.lint.rules.numbers.quotients import bounds_of
from jixiao.engine.lint.rules.numbers.running_text import runs

_UP, _DOWN = "增加|增长|上升|提高|上涨", "减少|下降|降低|压减|压缩"
_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_FROM_TO = re.compile(
    rf"[由从](?:[0-9]{{4}}年度?)?(?P<words>[^，。；：\n0-9]{{0,12}})(?P<was>{_NUMBER})\s?(?P<unit>%|％|‰|亿元|万元|元|万人|人次|人|户|个|家|场|亩|吨|所|件)"
    rf"[^，。；：\n0-9]{{0,8}}?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:到|至|为)了?\s?(?:[0-9]{{4}}年度?的?)?(?P<now>{_NUMBER})\s?(?P=unit)(?!分点|左右)"
)
_JOINED = re.compile(r"[\s，,、]{0,2}(?:增长|增加|上升|下降|减少|降低|增幅|降幅)(?:了|约|率|率为|幅度|幅度为|为)?\s?")
_NO_PLACE = re.compile("第|名|位次|排")


@rule("N212")
def check(paper: Paper) -> Iterator[Finding]:
    """说的是增加，数却是减少；或者说的是减少，数却是增加。

    检查什么：“由…增加到…”的后一个数是否真的大；同一件事的增减额和增减率是否方向相同；写了上年数的，增减的方向是否与两个数
    一致。
    为什么：方向写反，意思就完全相反。
    反例：公用经费由3万元下降到3.5万元。
    反例：“三公”经费比上年减少2万元，增长15%。
    反例：会议费2万元，比上年的2.5万元增加0.5万元。
    正例：公用经费由3.5万元下降到3万元。
    正例：收入比上年减少2万元，下降15%，支出增长3%。
    依据：算术。
    """
    yield from _from_to(paper)
    yield from _two_ways(paper)
    for change in paper.once(changes):
        if _is_against_its_figures(change):
            now, before, growth = change.now[-1], change.before[-1], change.growth
            more = "大" if growth.direction < 0 else "小"
            yield paper.finding(
                "N212",
                start_of_change(paper, growth),
                growth.end,
                cause=f"写的是{_way(growth)}，但本年的 {now.quote} 比上年的 {before.quote} {more}",
                cure="核对两个数，改正增减的方向",
            )


def _from_to(paper: Paper) -> Iterator[Finding]:
    for match in _FROM_TO.finditer(paper.text):
        was, now = (Fraction(match[name].replace(",", "")) for name in ("was", "now"))
        if _NO_PLACE.search(match["words"]) or was == now or (now > was) is (match["up"] is not None):
            continue
        yield paper.finding(
            "N212",
            match.start(),
            match.end(),
            cause=f"从 {match['was']} 到 {match['now']} 是{'减少' if now < was else '增加'}，"
            f"写的却是“{match['up'] or match['down']}”",
            cure="核对两个数，改正增减的方向",
        )


def _two_ways(paper: Paper) -> Iterator[Finding]:
    """Yield where a change in money and the percentage right behind it go two ways."""
    growths = paper.facts.growths
    for first, second in itertools.pairwise(growths):
        kinds = (first.delta is None, second.delta is None)
        if first.direction == second.direction or kinds[0] == kinds[1] or first.level or second.level:
            continue
        if _JOINED.fullmatch(paper.text, first.end, second.start) and runs(paper, first.start, second.end):
            yield paper.finding(
                "N212",
                start_of_change(paper, first),
                second.end,
                cause=f"同一件事，前面说{_way(first)}了 {first.quote}，后面却说{_way(second)}了 {second.quote}",
                cure="核对本年数和上年数，把两处的方向改成一致",
            )


def _is_against_its_figures(change: Change) -> bool:
    if len(change.before) != 1 or len(change.now) != 1 or change.now[0].start > change.before[0].start:
        return False
    growth = change.growth
    (low, high), (least, most) = bounds_of(change.now[0]), bounds_of(change.before[0])
    if not (high < least if growth.direction > 0 else low > most):
        return False
    delta = change.delta
    return delta is None or abs(abs(low - least) - delta[1]) <= (delta[1] - delta[0]) * 2


def _way(growth: Growth) -> str:
    return "增加" if growth.direction > 0 else "减少"
