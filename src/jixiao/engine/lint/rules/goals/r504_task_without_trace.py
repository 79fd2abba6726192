"""R504: a task was set, and nothing more is heard of it."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.content import topics
from jixiao.engine.lint.rules.goals.items import items
from jixiao.engine.lint.rules.goals.traces import MOST, is_named_elsewhere, told_of_the_year, trace_of

_HARDLY = 10  # percent


@rule("R504")
def check(paper: Paper) -> Iterator[Finding]:
    """工作任务没有下文。

    检查什么：工作任务里列的一件事，后面的完成情况、问题、结论里有没有再提到。
    为什么：列了任务又没有下文，看不出是没有做还是没有写。
    反例：
        一、部门概况
        （二）当年部门履职总体目标、工作任务
        1.开展送戏下乡演出。
        2.举办渔灯民俗展览。
        二、部门整体绩效实现情况
        （一）产出情况
        全年送戏下乡演出64场，覆盖9个乡镇的41个行政村，观众3.9万人次，比上年增加6场。演出剧目23个，其中新编小戏4个。培训基层文艺骨干210人，组建村级文艺队12支，添置灯光音响9套。新排节目参加市级汇演，获二等奖1个、三等奖2个。
        三、存在问题及改进措施
        演员偏少。
        四、绩效自评结果拟应用和公开情况
        作为下年预算依据。
    正例：
        一、部门概况
        （二）当年部门履职总体目标、工作任务
        1.开展送戏下乡演出。
        2.举办渔灯民俗展览。
        二、部门整体绩效实现情况
        （一）产出情况
        全年送戏下乡演出64场，覆盖9个乡镇的41个行政村，观众3.9万人次，比上年增加6场。演出剧目23个，其中新编小戏4个。举办民俗展览2期，参观8600人次。新排节目参加市级汇演，获二等奖1个、三等奖2个。
        三、存在问题及改进措施
        演员偏少。
        四、绩效自评结果拟应用和公开情况
        作为下年预算依据。
    依据：财预〔2020〕10号：自评应对照年初任务逐项说明完成情况。
    """
    tasks = items(paper, Part.TASKS)[:MOST] if paper.is_whole else ()
    told = paper.once(told_of_the_year) if tasks else None
    duties = "".join(each.text for each in paper.within(Part.DUTIES))
    if told is None:
        return
    for task in tasks:
        if not topics(task.title) or task.title in duties or is_named_elsewhere(paper, task):
            continue
        trace = trace_of(paper, task, told)
        if max(trace.title, trace.body) >= _HARDLY:
            continue
        yield paper.finding(
            "R504",
            task.start,
            task.end,
            cause=f"“{task.title}”列在工作任务里，后面的完成情况里没有再提到",
            cure="补写做了什么、结果怎样；没有做的写明原因，今年不做的从任务里删去",
        )
