"""C424: the scores of the sections do not make up the score above them."""

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Score
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.section_scores import (
    closed_lists,
    has_added_points,
    score_lists,
    scored_headings,
)
from jixiao.engine.lint.rules.consistency.total_scores import is_total
from jixiao.engine.values import print_decimal

_ALL = tuple(re.compile(words) for words in ("产出", "效益|效果", "满意", "执行|投入|过程|成本|资金|决策|管理"))
_WEIGHTED = re.compile(r"加权|折算|换算|平均")
_FEWEST, _FEWEST_CLOSED = 2, 3
_SLACK = Fraction(1, 100)


@rule("C424")
def check(paper: Paper) -> Iterator[Finding]:
    """各部分得分相加不等于总得分。

    检查什么：标题后面写了得分、下一级标题也都写了得分的，相加是否相等；“自评得分97分，其中：……”“……，合计97分”列出的各项得分，相加是否超过总分，
    产出、效益、满意度、执行率（或过程、成本）都列全了的，是否等于总分。差 0.01 分、有加减分说明的不算。
    为什么：总分由各项得分汇总得出，对不上就是有一项写错了。
    反例：
        一、自评结果（自评得分88分）
        （一）产出指标（自评得分50分）
        已完成。
        （二）效益指标（自评得分30分）
        已完成。
        二、存在的问题
        无。
    反例：项目自评得分97分，其中：预算执行10分，产出指标50分，效益指标28分，满意度10分。
    正例：项目自评得分98分，其中：预算执行10分，产出指标50分，效益指标28分，满意度10分。
    依据：财预〔2020〕10号：自评得分由各项指标得分汇总得出。
    """
    if has_added_points(paper) or _WEIGHTED.search(paper.text):
        return
    for whole, parts in scored_headings(paper):
        if abs(sum((one.number for one in parts), Fraction(0)) - whole.number) > _SLACK:
            yield _told(paper, whole, parts)
    for whole, parts in closed_lists(paper):
        if (
            len(parts) >= _FEWEST_CLOSED
            and abs(sum((one.number for one in parts), Fraction(0)) - whole.number) > _SLACK
        ):
            yield _told(paper, whole, parts)
    for whole, parts in score_lists(paper):
        more = sum((one.number for one in parts), Fraction(0)) - whole.number
        if len(parts) < _FEWEST or not is_total(paper, whole) or _are_of_projects(parts, more, whole):
            continue
        if more > _SLACK or (more < -_SLACK and _is_all(parts)):
            yield _told(paper, whole, parts)


def _are_of_projects(parts: tuple[Score, ...], more: Fraction, whole: Score) -> bool:
    """Return whether the scores are those of several projects, of which the total is a mean."""
    return any("项目" in one.label for one in parts) or more * 2 > whole.number


def _is_all(parts: tuple[Score, ...]) -> bool:
    return all(any(speaks.search(one.label) for one in parts) for speaks in _ALL)


def _told(paper: Paper, whole: Score, parts: tuple[Score, ...]) -> Finding:
    sum_of_all = sum((one.number for one in parts), Fraction(0))
    added = " + ".join(print_decimal(one.number) for one in parts)
    off = sum_of_all - whole.number
    differs = f"{'多' if off > 0 else '少'} {print_decimal(abs(off))} 分"
    return paper.finding(
        "C424",
        whole.start,
        whole.end,
        cause=f"各部分得分 {added} = {print_decimal(sum_of_all)}，比这里写的 {whole.quote} {differs}",
        cure="对照自评表逐项核对，改掉写错的一项",
    )
