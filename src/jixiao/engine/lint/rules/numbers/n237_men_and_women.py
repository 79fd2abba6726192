"""N237: men and women do not add up to the total beside them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Count
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.splitting import is_exact
from jixiao.engine.lint.rules.numbers.underlining import with_parts

_MAN = re.compile(r"男(?:性|生|职工|同志|干部|教师|员工|队员|学员|学生)?")
_WOMAN = re.compile(r"女(?:性|生|职工|同志|干部|教师|员工|队员|学员|学生)?")
_JOINED = re.compile(r"[，,、；;和（(：:\s]{0,3}(?:其中)?[：:，,]?\s?")
_SENTENCE_END = re.compile(r"[。！？\n]")


@rule("N237")
def check(paper: Paper) -> Iterator[Finding]:
    """男、女人数相加，与总数不等。

    检查什么：总人数后面紧接着写男、女各多少人的，两数相加是否等于总数。
    为什么：男女之和就是总数，不会重叠，也没有第三类。对不上必有一个数写错。
    反例：现有在职人员48人，其中男31人、女19人。
    正例：现有在职人员50人，其中男31人、女19人。
    正例：现有在职人员50人，其中党员40人（男26人、女14人）。
    依据：计数。
    """
    counts = paper.facts.counts
    for index, (first, second) in enumerate(pairwise(counts)):
        whole = counts[index - 1] if index else None
        if (
            whole is None
            or not _are_the_two(first, second)
            or not _JOINED.fullmatch(paper.text, first.end, _noun(second))
        ):
            continue
        total = (first.number or 0) + (second.number or 0)
        before = _same_sentence(paper, counts[max(index - 6, 0) : index], first)
        if is_exact(whole) and whole in before and _opens(paper, whole, first) and _none_is(before, total):
            yield paper.finding(
                "N237",
                *with_parts(paper.text, whole, (first, second)),
                cause=f"{first.number} + {second.number} = {total}，与写的 {whole.quote} 不等",
                cure="对照名册核对这三个数，改掉写错的一个",
            )


def _are_the_two(first: Count, second: Count) -> bool:
    words = (first.label, second.label)
    told = any(_MAN.fullmatch(one) and _WOMAN.fullmatch(other) for one, other in (words, words[::-1]))
    return told and first.measure == second.measure and is_exact(first) and is_exact(second)


def _noun(count: Count) -> int:
    return count.start - len(count.label)


def _same_sentence(paper: Paper, before: tuple[Count, ...], first: Count) -> list[Count]:
    alike = [each for each in before if each.measure == first.measure]
    return [each for each in alike if not _SENTENCE_END.search(paper.text, each.end, first.start)]


def _opens(paper: Paper, whole: Count, first: Count) -> bool:
    """Return whether nothing but the noun counted and 其中 stands between the total and the first of the two."""
    end = whole.end + (len(whole.thing) if paper.text.startswith(whole.thing, whole.end) else 0)
    return _JOINED.fullmatch(paper.text, end, _noun(first)) is not None


def _none_is(before: list[Count], total: object) -> bool:
    return all(each.number != total for each in before)
