"""R505: the goals are the duties over again."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper, Passage, Titled
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.stretch import words_of

_HAN = re.compile(r"[^一-龥A-Za-z0-9]+")
_RUN = 5  # characters that must follow one another to count as the same
_FEWEST = 40  # characters: a shorter paragraph may well say the same
_SHARE = 80  # percent


@rule("R505")
def check(paper: Paper) -> Iterator[Finding]:
    """总体目标照抄了职责。

    检查什么：总体目标、工作任务或绩效目标里，有没有一段八成以上与前面的“主要职责”一字不差。
    为什么：职责是单位一直要做的事，目标是今年要做到的事。照抄职责，等于没有定今年的目标，也无法衡量。
    反例：
        一、部门概况
        （一）部门主要职责
        负责全县公路养护管理，组织实施农村公路建设，维护道路运输市场秩序，承担交通行政执法和安全监管工作。
        （二）部门履职总体目标、工作任务
        负责全县公路养护管理，组织实施农村公路建设，维护道路运输市场秩序，承担交通行政执法和安全监管工作。
    正例：
        一、部门概况
        （一）部门主要职责
        负责全县公路养护管理，组织实施农村公路建设，维护道路运输市场秩序，承担交通行政执法和安全监管工作。
        （二）部门履职总体目标、工作任务
        2023年养护县道126公里，新建农村公路18公里，查处违法超限车辆不少于200台次，不发生较大以上安全事故。
    依据：财预〔2020〕10号：绩效目标应当与年度任务相对应，细化、量化。
    """
    runs = _runs("".join(_HAN.sub("", each.text) for each in paper.passages if each.part is Part.DUTIES))
    if not runs:
        return
    for heading, passages in _sections(paper):
        copied = [(each, share) for each in passages if (share := _share(each.text, runs)) >= _SHARE]
        if copied:
            for each, share in copied:
                yield _finding(paper, each.start, each.end, share)
        elif heading is not None and len(passages) > 1:
            share = _share("".join(each.text for each in passages), runs)
            if share >= _SHARE:
                yield _finding(paper, *words_of(heading), share)


def _finding(paper: Paper, start: int, end: int, share: int) -> Finding:
    return paper.finding(
        "R505",
        start,
        end,
        cause=f"这里的文字有 {share}% 与前面的“主要职责”一字不差，是职责，不是今年要达到的目标",
        cure="写本年度要做到什么：做几件事、做多少、做到什么程度、什么时候完成",
    )


def _runs(words: str) -> set[str]:
    return {words[at : at + _RUN] for at in range(len(words) - _RUN + 1)}


def _share(text: str, runs: set[str]) -> int:
    """Return how many percent of the runs of ``text`` stand among ``runs``; 0 of a short text."""
    words = _HAN.sub("", text)
    own = [words[at : at + _RUN] for at in range(len(words) - _RUN + 1)]
    if len(words) < _FEWEST:
        return 0
    return sum(run in runs for run in own) * 100 // len(own)


def _sections(paper: Paper) -> Iterator[tuple[Titled | None, list[Passage]]]:
    """Yield the passages of tasks and goals by the heading above them."""
    heading: Titled | None = None
    below: list[Passage] = []
    for passage in paper.passages:
        if isinstance(passage, Titled):
            yield heading, below
            heading, below = passage, []
        elif passage.part in {Part.TASKS, Part.GOALS}:
            below.append(passage)
    yield heading, below
