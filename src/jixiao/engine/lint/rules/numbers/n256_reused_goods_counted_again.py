"""N256: goods that are used again and again are counted at every place."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Count
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.splitting import is_exact

_REUSED = re.compile(r"(?:展板|展架|宣传板|展牌|易拉宝|展柜|展品|模型|仪器|音响|帐篷|拱门|宣传车|大篷车|流动展)$")
_MADE = re.compile(r"制作|采购|购置|购买|印制|新增|更新|定制|配备|维修")
_SAID = re.compile(r"同一批|循环|重复使用|反复使用|巡回|流转|轮流|共用|去重")
_NEAR = 12


@rule("N256")
def check(paper: Paper) -> Iterator[Finding]:
    """可以反复使用的物品，在几处活动里都写了一遍数量。

    检查什么：展板、展架、模型、帐篷这类反复使用的物品，是不是在几处活动里各写了一个数，又没有说明是不是同一批。
    为什么：同一批东西每到一处写一遍，加起来就成了几倍，数量指标和花的钱都对不上。
    反例：
        二、完成情况
        进村宣传活动现场展出展板16块。
        进社区宣传活动现场展出展板16块。
    正例：
        二、完成情况
        进村宣传活动现场展出展板16块，进社区时循环使用这批展板。
        进社区宣传活动现场展出展板16块。
    依据：数量指标应当去重；财预〔2021〕101号：产出数量按实际完成统计。
    """
    if _SAID.search(paper.text):
        return
    for goods, counts in _told_by_goods(paper).items():
        places = {paper.block_at(count.start) for count in counts}
        if len(places) > 1 and len({count.number for count in counts}) < len(counts):
            said = "、".join(count.quote for count in counts)
            again = next(each for at, each in enumerate(counts) if each.number in {one.number for one in counts[:at]})
            yield paper.finding(
                "N256",
                *_with_goods(paper.text, again, goods),
                cause=f"{goods}在 {len(counts)} 处分别写了 {said}，可能是同一批用了几次",
                cure="同一批的写明“循环使用”，统计时只算一次；不是同一批的写明各购置多少",
            )


def _told_by_goods(paper: Paper) -> dict[str, list[Count]]:
    """Return the counts of goods on show by what they are, those that were made or bought left out."""
    told: dict[str, list[Count]] = {}
    for count in paper.facts.counts:
        found = _REUSED.search(count.thing)
        if found is None or not is_exact(count) or paper.part_at(count.start) is not Part.RESULTS:
            continue
        if not _MADE.search(paper.text, max(count.start - len(count.thing) - _NEAR, 0), count.start):
            told.setdefault(found[0], []).append(count)
    return told


def _with_goods(text: str, count: Count, goods: str) -> tuple[int, int]:
    """Return where the number stands with the goods, which may come before it or after."""
    start = text.rfind(goods, max(count.start - _NEAR, 0), count.start)
    end = text.find(goods, count.end, count.end + _NEAR)
    if start >= 0:
        return start, count.end
    return count.start, end + len(goods) if end >= 0 else count.end
