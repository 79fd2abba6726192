"""N254: so many each, so many times, and a total that is not their product."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Count
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.splitting import is_exact
from jixiao.engine.lint.rules.numbers.underlining import with_noun

_TIMES = {"期": "期", "场": "场", "次": "次", "班": "班", "批": "批", "轮": "轮", "天": "天", "日": "天"}
_EACH = re.compile(r"每(?P<unit>[期场次班批轮天日])(?:各|均)?(?:[一-龥]{0,6})?$")
_TOTAL = re.compile(r"共计?|累计|合计|总计|总共")
_LOOSE = re.compile(r"约|左右|以上|以下|不少于|不超过|不低于|至少|最多|可|限|近|余|平均|计划|预计|拟")
_FEWEST, _AHEAD = 3, 20
_PEOPLE = frozenset({"人", "名", "人次"})


@rule("N254")
def check(paper: Paper) -> Iterator[Finding]:
    """每次的个数乘次数，与写的总数不等。

    检查什么：同一句里写了“每期多少人”“共几期”“共培训多少人（次）”的，前两个数相乘是否等于后一个。写了约、以上、平均的
    不算。
    为什么：三个数里至少有一个要核对；如果各期人数不一样，就不该写“每期多少人”。
    反例：举办培训班4期，每期50人，共培训180人次。
    正例：举办培训班4期，每期50人，共培训200人次。
    正例：举办培训班4期，每期约50人，共培训180人次。
    依据：算术。
    """
    sentences = iter(paper.sentences)
    sentence = next(sentences, None)
    held: list[Count] = []
    for count in paper.facts.counts:
        while sentence is not None and sentence.end <= count.start:
            yield from _held_against(paper, held)
            held, sentence = [], next(sentences, None)
        if sentence is not None and count.start >= sentence.start:
            held.append(count)
    yield from _held_against(paper, held)


def _held_against(paper: Paper, counts: list[Count]) -> Iterator[Finding]:
    """Yield the total of a sentence that tells just one number each, one number of times and one total."""
    if len(counts) < _FEWEST or _LOOSE.search(paper.text, max(counts[0].start - _AHEAD, 0), counts[-1].end + 2):
        return
    each = [
        count for count in counts if count.number is not None and count.measure in _PEOPLE and _each_unit(paper, count)
    ]
    if len(each) != 1:
        return
    unit = _each_unit(paper, each[0])
    times = [
        count for count in counts if count is not each[0] and _TIMES.get(count.measure) == unit and is_exact(count)
    ]
    totals = [
        count
        for count in counts
        if count is not each[0] and count.measure in _PEOPLE and is_exact(count) and _TOTAL.match(count.label)
    ]
    if len(times) == 1 and len(totals) == 1:
        product = (each[0].number or 0) * (times[0].number or 0)
        if product != totals[0].number:
            yield paper.finding(
                "N254",
                *with_noun(paper.text, totals[0]),
                cause=f"{each[0].number} × {times[0].number} = {product}，与这里的 {totals[0].quote} 不等",
                cure="对照签到册核对；各次人数不一样的，去掉“每”字或写“平均”",
            )


def _each_unit(paper: Paper, count: Count) -> str:
    found = _EACH.search(paper.text[max(count.start - 10, 0) : count.start])
    return _TIMES[found["unit"]] if found else ""
