"""C411: the area of the paper is called 全盟 here and 全区 there."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Amount
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.areas import (
    AREA,
    areas,
    is_beside,
    own_level,
    own_place,
    plain_level,
    region_of,
    speaks_of_zones,
)

_DISTRICT_MONEY = re.compile(r"区级(?<![一-龥（(/、]区级)(?=财政|配套|资金|补助|预算|安排|下达|投入)")
_QUOTED = re.compile(r"[《“][^》”\n]*\Z")
_GIVEN = re.compile(r"下达|统筹|拨付|安排|分配|切块")
_FEWEST = 3
_NEAR = 60
_FAR = 150


@rule("C411")
def check(paper: Paper) -> Iterator[Finding]:
    """同一个地方一处称全县，一处称全区。

    检查什么：标题写明是哪一级（县、区、旗、盟、镇……），正文的“全……”“我……”“本……”用了别的同级：县里写“全区”，镇里写“我乡”；
    或者同一笔金额前面说的是本地，后面安在“全市”“全区”上。自治区里的“全区”指自治区、开发区库区的“全区”不算。
    为什么：多半是套用外地文稿没有改净；数字是全县的还是全区的，看报告的人分不清。
    反例：
        青山县2023年度残疾人两项补贴项目绩效自评报告
        全县共发放补贴1326人。补贴资金已在全区按月发放。
    正例：
        青山县2023年度残疾人两项补贴项目绩效自评报告
        全县共发放补贴1326人，完成进度在全市排名第二。
    依据：绩效自评的范围与预算批复的范围一致。
    """
    own, region = own_level(paper), region_of(paper)
    if not own:
        return
    place = own_place(paper) or f"我{own}"
    for match in areas(paper):
        level = plain_level(match["level"])
        line = _line_around(paper, match.start())
        if not is_beside(level, own, region=region) or (level == "区" and speaks_of_zones(line)):
            continue
        if place in line or _QUOTED.search(paper.text, max(match.start() - _NEAR, 0), match.start()):
            continue
        yield _finding(paper, match, f"本文说的是{place}，这里却写“{match[0]}”", f"{match[0][0]}{own}")
    if own == "县" and region != "自治区":
        for match in _DISTRICT_MONEY.finditer(paper.text):
            yield _finding(paper, match, f"本文说的是{place}，这里却写“{match[0]}”", "县级")
    yield from _same_money(paper, own, place)


def _finding(paper: Paper, match: re.Match[str], cause: str, right: str) -> Finding:
    cure = f"核对是否抄自别处；说的是本地的，改为“{right}”"
    return paper.finding("C411", match.start(), match.end(), cause=cause, cure=cure)


def _line_around(paper: Paper, at: int) -> str:
    """Return the words around a place, up to the ends of its line and no further than a reader looks."""
    start, end = max(at - _FAR, 0), at + _FAR
    before, after = paper.text[start:at], paper.text[at:end]
    return before[before.rfind("\n") + 1 :] + after.partition("\n")[0]


def _same_money(paper: Paper, own: str, place: str) -> Iterator[Finding]:
    """Yield where the amount of the paper's own area is told again of another one."""
    seen: dict[int, Amount] = {}
    for amount in paper.facts.amounts:
        if amount.money is None or amount.whole is not None:
            continue
        match = _area_before(paper, amount)
        first = seen.setdefault(amount.money.fen, amount)
        if match is None or first is amount or len(str(amount.money.fen).strip("0")) < _FEWEST:
            continue
        level, before = plain_level(match["level"]), _area_before(paper, first)
        mine = before is None or plain_level(before["level"]) == own
        if _GIVEN.search(paper.text, match.end(), amount.start):
            continue
        if level != own and mine and f"{level}级" not in first.label and f"{level}财政" not in first.label:
            cause = f"{amount.quote} 前面说的是{place}（“{first.label[-16:]}{first.quote}”），这里却写“{match[0]}”"
            yield _finding(paper, match, cause, f"{match[0][0]}{own}")


def _area_before(paper: Paper, amount: Amount) -> re.Match[str] | None:
    """Return the last 全… or 我… in the clause before an amount."""
    begin = max(amount.start - _NEAR, 0)
    words = paper.text[begin : amount.start]
    begin += max(words.rfind(mark) for mark in "。；;，,：:\n（(") + 1
    found = None
    for match in AREA.finditer(paper.text, begin, amount.start):
        found = match
    return found
