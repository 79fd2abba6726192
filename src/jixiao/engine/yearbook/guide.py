"""What the people who fill in a year are told, in the words that the workbook, the reference and the messages share."""

from collections.abc import Mapping
from types import MappingProxyType

TITLE = "部门（单位）整体绩效自评年度数据表"
GUIDE_TITLE = "填写说明"
"""The sheet that is there for people alone."""

FORM_LABEL, FORM_VALUE, FORM_HINT, FORM_ORIGIN = "项目", "内容", "填写说明", "出处"
"""The headings of the one sheet that lists its entries downwards."""

PURPOSES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "profile": ("单位是谁、多少人、多少资产、本年要达到什么、怎样公开", "封面，一、概况，四、应用和公开"),
        "budget": ("部门预算和决算的各个科目，一行一个科目", "一（五）预算及执行情况，预算执行率"),
        "tasks": ("年初布置的工作任务，写打算做什么", "一（二）总体目标、工作任务"),
        "goals": ("年初申报的绩效目标和安排的资金，一行一个目标", "一（三）年度整体绩效目标"),
        "projects": ("要单独填《项目支出绩效自评表》的项目，没有就空着", "项目支出绩效自评表"),
        "fundings": ("项目（或部门整体）的资金，按来源一行一项", "项目支出绩效自评表的资金部分"),
        "indicators": ("绩效指标的指标值、分值和完成值，一行一个三级指标", "自评表，二、绩效实现情况"),
        "activities": ("做过的活动：哪天、在哪、和谁、多少人，一行一次", "二（一）产出情况"),
        "handouts": ("活动中发放或展示的物品，一行一种", "二（一）产出情况"),
        "outcomes": ("不是活动的成果：参赛作品、获奖、建成的站点等", "二（一）产出情况"),
        "problems": ("存在的问题、原因、措施、谁来改、何时改完", "三、存在问题及改进措施"),
        "passages": ("报告中想用自己的话写的段落，原样印出", "指定的章节"),
    }
)
"""For each section what it is for, and where in the report it is used."""

RULES = (
    "空着、0 和“不适用”是三回事：空着是还没有填；0 是有这回事，数额为零；“不适用”（或“—”）是没有这回事。",
    "金额一律以万元为单位，只写数字，如 274.64；最多六位小数（到分）。列名后面写了单位的，格子里不再写单位。",
    "日期写成年-月-日，如 2024-09-14。一段日期分开始、结束两列填。",
    "比率的计量单位填 %，数只填 95，不填 0.95。",
    "带红色 * 的列必填；点到格子上会显示填写说明；有下拉列表的从列表里选。",
    "编号由本单位自己定（如 G1、A01），同一张表里不重复；别的表用编号指到它。",
    "“出处”写明数字来自哪份材料的哪一处，复核时照此核对。",
)

REFUSALS = (
    "不写约数：“约200”“200多”“200余人次”不能计算，也无法核对。",
    "不合并单元格，不在一格里写两个数。",
    "不写公式；从别的表算出来的，用“选择性粘贴—数值”。",
    "不改工作表名和列名；列的次序可以调整，不用的列可以空着。",
    "不设打开密码，不带宏。",
)

AFTERWARDS = (
    "检查：jixiao year check 本文件.xlsx —— 逐条列出问题在哪张表、哪一格、怎样改。",
    "打分：jixiao score 本文件.xlsx",
    "成文：jixiao report 本文件.xlsx -o 输出文件夹 --format docx,pdf,html",
)
