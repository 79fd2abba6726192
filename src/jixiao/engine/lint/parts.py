"""Which part of a report words stand in: what was to be done, what was done, what is wrong, what follows."""

import enum
import re


class Part(enum.Enum):
    """The parts that every form of report has, whatever it calls them."""

    FRONT = "封面目录"
    SUMMARY = "摘要"
    DUTIES = "职责机构"
    TASKS = "工作任务"
    GOALS = "绩效目标"
    MANAGEMENT = "绩效管理"
    MONEY = "预算执行"
    RESULTS = "完成情况"
    PROBLEMS = "存在问题"
    MEASURES = "改进措施"
    APPLICATION = "结果应用和公开"
    OTHER = "其他"

    __hash__ = object.__hash__  # each is itself; hashing its name, as enum does, takes long where every block is asked


_SPEAKS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    (Part.APPLICATION, re.compile(r"结果.{0,6}(?:应用|运用|公开)|公开情况")),
    (Part.SUMMARY, re.compile(r"^(?:内容|报告)?摘要$")),
    (
        Part.RESULTS,
        re.compile(
            r"完成情况|实现情况|绩效情况|^(?:项目|资金|部门|主要)?绩效$|绩效完成|绩效自评$|产出|满意度|效果|效益|履职成效|绩效分析|指标分析|自评情况|主要成绩"
            r"|工作成效|取得的成效|社会影响"
        ),
    ),
    (Part.MANAGEMENT, re.compile(r"绩效管理|评价工作|自评工作|组织实施|组织管理|组织情况|管理制度")),
    (Part.MEASURES, re.compile(r"改进|整改|措施|建议|下一步|打算")),
    (Part.PROBLEMS, re.compile(r"问题|不足|偏离|偏差|原因|未完成|未达到|未实现")),
    (Part.TASKS, re.compile(r"工作任务|重点工作|工作计划|年度任务|总体目标、")),
    (Part.GOALS, re.compile(r"绩效目标|年度目标|总体目标|绩效指标|目标设定|目标下达")),
    (Part.MONEY, re.compile(r"预算|收支|收入|支出|资金|经费|决算|投入|结转|三公")),
    (Part.DUTIES, re.compile(r"职责|职能|机构|架构|人员|编制|资产")),
)  # fmt: skip


_CLASS = re.compile(r"^(?:产出|数量|质量|时效|成本|.{0,6}(?:效益|影响|满意度|成本))类?(?:指标|目标)?[:：。]?$")

# What is told below such a heading is one of its matters (“预算执行率不高” among the problems), save for these.
_AFTER = frozenset({Part.PROBLEMS, Part.MEASURES, Part.APPLICATION})
_KEEPS = {
    Part.PROBLEMS: _AFTER, Part.MEASURES: _AFTER, Part.DUTIES: frozenset({Part.DUTIES}),
    Part.TASKS: frozenset({Part.TASKS, Part.GOALS}),
}  # fmt: skip


def part_of_heading(words: str, *, under: Part = Part.OTHER) -> Part:
    """Return the part that a heading opens, OTHER where it opens none of its own.

    Below some parts (``under``) a heading only names a matter of that part: a class of indicators (效益指标) among the
    goals, what is wrong with the budget among the problems.
    """
    if under is Part.GOALS and _CLASS.match(words):
        return Part.OTHER
    own = next((part for part, speaks in _SPEAKS if speaks.search(words)), Part.OTHER)
    return own if own in _KEEPS.get(under, (own,)) else Part.OTHER
