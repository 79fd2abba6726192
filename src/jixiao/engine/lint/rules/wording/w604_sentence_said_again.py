"""W604: a sentence that stands in two places, to the letter."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.wording.w602_copied_passage import LONG

_SHORT = 18  # characters
_FEW_HAN = 12
_HAN = re.compile(r"[一-龥]")
_DIGIT = re.compile(r"[0-9０-９]")
_TITLE = re.compile(r"《[^《》]*》|[（(][^（()）]*[)）]")
_NAME = re.compile(
    r"(?:项目|工程|资金|经费|补助|补贴|公司|局|部门|委员会|办公室|中心|协会|学校|医院|办法|通知|方案|意见|规划|计划|制度|指标|目标|情况)$"
)
_SAYS = re.compile(
    r"[了把将被为按对是]|开展|完成|进行|实施|加强|提高|落实|要求|确保|保障|发放|用于|组织|不存在|严格|做到|坚持"
)
_NAMED = re.compile(
    r"[^，。；、：\s]{2,60}(?:项目|工程|资金|经费|补助|补贴|办法|通知|方案|意见|规划|计划|制度|条例|规定|协会|委员会|公司)"
)
_LEFT = 6  # characters of a clause, its names taken off
_MOST_OF = 3, 5
_LAW = re.compile(r"根据|依据|按照|贯彻|以下简称")


@rule("W604")
def check(paper: Paper) -> Iterator[Finding]:
    """同一句话在两个地方各写了一遍。

    检查什么：正文里有没有 18 个字以上一字不差的句子写在两处；名称、文件依据、成串的数字、摘要与正文相同不算。
    为什么：一句话换个标题又用一遍，说明那一节没有写自己该写的内容。
    反例：
        一、资金安排
        残疾人两项补贴资金实行专户管理、封闭运行，共安排36万元。
        二、资金使用
        残疾人两项补贴资金实行专户管理、封闭运行，全部发放到人。
    正例：
        一、资金安排
        残疾人两项补贴资金实行专户管理，共安排36万元。
        二、资金使用
        补贴按月通过“一卡通”发放，全年发放415人、36万元。
    依据：绩效自评应当真实、客观（财预〔2020〕10号第十五条）。
    """
    marked: set[tuple[int, int]] = set()
    for repeat in paper.repeats:
        start, end = repeat.again
        if repeat.times > 1 or not _SHORT <= end - start < LONG or _may_be_said_again(paper.text[start:end]):
            continue
        if not _says_something(paper.text[start:end]) and not _is_most(paper.text, repeat.first, repeat.again):
            continue
        for place, (other, _) in ((repeat.first, repeat.again), (repeat.again, repeat.first)):
            if place not in marked:
                marked.add(place)
                yield paper.finding(
                    "W604",
                    *place,
                    cause=f"这句话与{paper.where(other)}的一字不差",
                    cure="留下该写的一处；另一处写它自己的情况，或者删去",
                )


def _may_be_said_again(words: str) -> bool:
    """Return whether ``words`` are a name, a law that is cited, or a row of figures."""
    if any(words.count(opening) != words.count(closing) for opening, closing in ("“”", "《》", "（）", "()")):
        return True  # the beginning of a name that goes on
    rest = _TITLE.sub("", words)
    digits = len(_DIGIT.findall(rest))
    if len(_HAN.findall(rest)) < _FEW_HAN or digits * 4 >= len(rest) or _LAW.match(rest):
        return True
    return _NAME.search(words) is not None and _SAYS.search(rest) is None


def _says_something(words: str) -> bool:
    """Return whether a clause with a verb is among ``words`` once the names in it are taken off."""
    return any(
        len(_HAN.findall(rest := _NAMED.sub("", clause))) >= _LEFT and _SAYS.search(rest) is not None
        for clause in _TITLE.sub("", words).split("，")
    )


def _is_most(text: str, first: tuple[int, int], again: tuple[int, int]) -> bool:
    """Return whether what is said twice makes up most of both sentences."""
    few, many = _MOST_OF
    for start, end in (first, again):
        begin = max(text.rfind(stop, 0, start) for stop in "。\n") + 1
        stops = [at for stop in "。\n" if (at := text.find(stop, end)) >= 0]
        if (end - start) * many < (min(stops, default=len(text)) - begin) * few:
            return False
    return True
