"""R526: a section on effects without a figure."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper, Passage, Titled
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.classes import Class, classed
from jixiao.engine.lint.rules.goals.stretch import has_figure, holds_table, points_elsewhere, told_in

_OF_EFFECTS = re.compile(r"效益|效果|成效|社会影响")
_MEASURED = frozenset({Class.ECONOMIC, Class.SOCIAL, Class.ECOLOGIC})
_NONE_HAPPENED = re.compile(
    r"(?:未|没有|无)(?:发生|出现|新增)?[^，。；]{0,10}(?:事故|投诉|案件|火灾|疫情|上访|事件)|零(?:事故|投诉|发生)"
)
_FEWEST = 8  # characters


@rule("R526")
def check(paper: Paper) -> Iterator[Finding]:
    """效益没有数据。

    检查什么：经济效益、社会效益、生态效益或“效果情况”一节，从头到尾有没有一个数。
    为什么：“取得了较好的社会效益”谁都能写。效益要有受益人数、比率或前后对比，才能和目标对照。
    反例：
        二、绩效目标完成情况
        （二）社会效益分析
        项目的实施有力改善了人居环境，提升了群众的幸福感，取得了良好的社会效益。
        三、存在的问题
        管护不足。
    正例：
        二、绩效目标完成情况
        （二）社会效益分析
        项目惠及3个村1260人，生活污水收集率由41%提高到78%。
        三、存在的问题
        管护不足。
    依据：财预〔2020〕10号：效益指标反映与既定绩效目标相关的前期结果，应当量化；不能量化的，分级描述。
    """
    labels = paper.once(classed)
    for label in labels:
        said = label.said(paper)
        if label.kind in _MEASURED and label.part is Part.RESULTS and said is not None:
            yield from _empty(paper, *said, f"“{label.kind}”")
    for heading, passages in _sections(paper):
        start, end = passages[0].start, passages[-1].end
        if not _OF_EFFECTS.search(heading.title) or told_in(labels, heading.start, end):
            continue
        if holds_table(paper, start, end) or (passages[-1] is paper.passages[-1] and not paper.is_whole):
            continue
        if not has_figure(paper, start, end):
            yield from _empty(paper, start, passages[0].end, f"“{heading.title.strip('：:。')}”一节")


def _empty(paper: Paper, start: int, end: int, named: str) -> Iterator[Finding]:
    words = paper.text[start:end]
    if end - start < _FEWEST or has_figure(paper, start, end):
        return
    if _NONE_HAPPENED.search(words) or points_elsewhere(words):
        return
    yield paper.finding(
        "R526",
        start,
        end,
        cause=f"{named}没有一个数：受益多少人、提高了多少、和目标比怎样都看不出",
        cure="写出受益人数、比率或前后对比和它的来源；确实不能量化的，写明用什么衡量、达到哪一级",
    )


def _sections(paper: Paper) -> Iterator[tuple[Titled, list[Passage]]]:
    """Yield the headings of the results that have paragraphs right below them, with these."""
    heading: Titled | None = None
    below: list[Passage] = []
    for passage in (*paper.passages, None):
        if passage is None or isinstance(passage, Titled):
            if heading is not None and below and heading.part is Part.RESULTS:
                yield heading, below
            heading, below = passage, []
        else:
            below.append(passage)
