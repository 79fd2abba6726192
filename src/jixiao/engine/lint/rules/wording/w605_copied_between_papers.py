"""W605: a passage that another paper given together with this one has too."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Span
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule

_LONG = 30  # characters
_SHORTEST = 8
_OWN = {Part.TASKS, Part.GOALS, Part.RESULTS, Part.PROBLEMS, Part.MEASURES, Part.APPLICATION, Part.OTHER}


@rule("W605")
def check(paper: Paper) -> Iterator[Finding]:
    """一段话与同时送审的另一份文稿一字不差。

    检查什么：目标、完成情况、问题和措施里，有没有 30 个字以上与一起送来的另一份文稿相同。
    为什么：两个项目各有各的情况。照搬另一份报告，常常连对象、数字都忘了改。
    反例：
        一、项目完成情况
        全年对项目区 860 户逐户登记造册，做到底数清、对象准、资金实，群众对发放情况没有异议。
        ——一同报送——
        一、项目完成情况
        全年对项目区 860 户逐户登记造册，做到底数清、对象准、资金实，群众对发放情况没有异议。
    正例：
        一、项目完成情况
        全年新建灌溉渠道12公里，受益农田3600亩。
        ——一同报送——
        一、项目完成情况
        全年改造危房86户，户均补助1.5万元。
    依据：绩效自评应当真实、客观（财预〔2020〕10号第十五条）。
    """
    for companion in paper.companions:
        theirs = {clause.quote for clause in _own_clauses(companion)}
        for start, end in _shared(tuple(_own_clauses(paper)), theirs):
            yield paper.finding(
                "W605",
                start,
                end,
                cause=f"这 {end - start} 个字与一起送审的{companion.called}一字不差",
                cure="核对对象、数字是不是这个项目的，按本项目的实际情况改写",
            )


def _own_clauses(paper: Paper) -> Iterator[Span]:
    ranges = [(each.start, each.end) for each in paper.paragraphs if each.part in _OWN]
    at = 0
    for clause in paper.facts.clauses:
        while at < len(ranges) and ranges[at][1] < clause.end:
            at += 1
        if at < len(ranges) and ranges[at][0] <= clause.start:
            yield clause


def _shared(clauses: tuple[Span, ...], theirs: set[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of clauses one after another that all stand in ``theirs`` too."""
    run: list[Span] = []
    for clause in (*clauses, None):
        if clause is not None and clause.quote in theirs:
            run.append(clause)
            continue
        if run and run[-1].end - run[0].start >= _LONG and max(len(one.quote) for one in run) >= _SHORTEST:
            yield run[0].start, run[-1].end
        run = []
