"""R501: a goal has money, and nothing is told of it."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.stretch import told_in
from jixiao.engine.lint.rules.goals.traces import (
    funded_goals,
    is_named_elsewhere,
    is_told_of,
    told_of_the_year,
    trace_of,
)

_FEWEST = 2  # funded goals: with one alone the whole paper is about it
_OF_TITLE = 65  # percent
_OF_BODY = 45  # percent
_HARDLY = 10  # percent


@rule("R501")
def check(paper: Paper) -> Iterator[Finding]:
    """有资金的目标没有结果。

    检查什么：绩效目标里编了号、列了资金的一条，在完成情况里有没有与它相近的内容、同样的数量或金额。
    为什么：钱安排了，却没有说做了什么，是自评里最要紧的缺漏：要么没有做，要么做了没有写。
    反例：
        一、部门概况
        （三）年度整体绩效目标
        1.图书下乡活动。配送图书到村，需经费2万元。
        2.古籍修复。需经费6万元，用于聘请专家和购买材料。
        二、部门整体绩效实现情况
        （一）产出情况
        全年开展图书下乡活动14场，配送图书6200册，惠及9个乡镇的41个行政村，流动借阅点由6个增加到11个，登记读者3650人。分馆总数达到9个，全年新办读者证1248个，接待到馆读者5.6万人次，比上年增加8%，外借图书4.2万册次。举办读书分享会6场，参加群众870人次。
        三、存在问题及改进措施
        人手不足。
        四、绩效自评结果拟应用和公开情况
        作为下年预算依据。
    正例：
        一、部门概况
        （三）年度整体绩效目标
        1.图书下乡活动。配送图书到村，需经费2万元。
        2.古籍修复。需经费6万元，用于聘请专家和购买材料。
        二、部门整体绩效实现情况
        （一）产出情况
        全年开展图书下乡活动14场，配送图书6200册，惠及9个乡镇的41个行政村，流动借阅点由6个增加到11个，登记读者3650人。聘请专家2名，完成古籍修复38册，支出5.8万元。分馆总数达到9个，全年新办读者证1248个，接待到馆读者5.6万人次。
        三、存在问题及改进措施
        人手不足。
        四、绩效自评结果拟应用和公开情况
        作为下年预算依据。
    依据：财预〔2020〕10号：自评应对照年初绩效目标逐项说明完成情况。
    """
    goals = funded_goals(paper) if paper.is_whole else []
    told = paper.once(told_of_the_year) if len(goals) >= _FEWEST else None
    if told is None:
        return
    for goal in goals:
        trace = trace_of(paper, goal, told)
        if trace.title >= _OF_TITLE or trace.body >= _OF_BODY or is_told_of(paper, goal, told):
            continue
        if is_named_elsewhere(paper, goal):
            continue
        money = told_in(paper.facts.amounts, goal.start, goal.stop)[0]
        found = (
            "找不到与它相近的内容" if max(trace.title, trace.body) < _HARDLY else "只有零星相近的字眼，没有说它做了什么"
        )
        yield paper.finding(
            "R501",
            goal.start,
            goal.end,
            cause=f"“{goal.title}”安排了 {money.quote}，完成情况里{found}",
            cure="补写这一项做了什么、做了多少、花了多少；没有做的，写明原因和资金去向",
        )
