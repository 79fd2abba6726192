"""The reference of the yearbook, written out from its one declaration: sections, columns, names for formulas."""

from collections.abc import Iterator

from jixiao.engine.yearbook.assembling import FORM
from jixiao.engine.yearbook.columns import Column, Kind, columns_of
from jixiao.engine.yearbook.counted_facts import BOARDS, HANDED_OUT
from jixiao.engine.yearbook.facts import BUDGET_COLUMNS, SHORT_NAMES
from jixiao.engine.yearbook.guide import PURPOSES, RULES
from jixiao.engine.yearbook.record import ACTIVITY_KINDS, BUDGET_ITEMS, SECTIONS, Section

_HOW = {
    Kind.TEXT: "文字",
    Kind.LONG_TEXT: "文字，可多行",
    Kind.COUNT: "整数",
    Kind.NUMBER: "数",
    Kind.MONEY: "金额，万元",
    Kind.POINTS: "分数",
    Kind.DATE: "日期",
    Kind.CHOICE: "选项",
}
_FEW = 6


def schema_reference() -> str:
    """Return the reference page of the yearbook in Markdown, generated from the schema."""
    lines = ["<!-- 由 schema_reference() 生成，请勿手改 -->", "", "# 年度数据参考", ""]
    lines += ["一个单位一年的数据，两种写法：XLSX 工作簿（供人填写）、TOML（供程序和代码仓库），可以无损互换。", ""]
    lines += [*(f"- {rule}" for rule in RULES), ""]
    lines += ['TOML 里一张表是一个键（英文），一行是一段 `[[键]]`；金额写成文字，如 `initial = "274.64"`。', ""]
    for section in SECTIONS:
        lines += [*_section(section)]
    lines += [*_names(), "读取和检查时的每条问题都有代码，见[问题代码](codes.md)的 Y 部分。"]
    return "\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    purpose, used = PURPOSES[section.key]
    shape = f"[{section.key}]" if section is FORM else f"[[{section.key}]]"
    yield f"## {section.title} `{shape}`"
    yield ""
    yield f"{purpose}。用于：{used}。"
    yield ""
    yield "| 列名 | 键 | 填什么 | 必填 | 说明 |"
    yield "|---|---|---|---|---|"
    for column in columns_of(section.row_type):
        required = "是" if column.required else ""
        yield f"| {column.shown} | `{column.key}` | {_how(column)} | {required} | {_told(column)} |"
    if section is FORM:
        yield f"| 出处 | `{FORM.key}.origins` | 文字 |  | 每一项出自哪份材料，按键写 |"
    yield ""


def _how(column: Column) -> str:
    if column.refers_to:
        target = next(section for section in SECTIONS if section.key == column.refers_to)
        return f"《{target.title}》的编号"
    if column.choices and len(column.choices) <= _FEW:
        return "、".join(column.choices)
    return _HOW[column.kind]


def _told(column: Column) -> str:
    told = column.hint.replace("|", "、")
    if column.choices and len(column.choices) > _FEW:
        return f"{told}{'；' if told else ''}可填：{'、'.join(column.choices)}"
    return told


def _names() -> Iterator[str]:
    yield "## 公式里可以用的名称"
    yield ""
    yield "“计算公式”里的名称按下面的办法构成，值从年度数据里取；金额以万元为单位。任何一行未填，合计就是未填。"
    yield ""
    yield f"- 科目加列名，如“支出合计年初预算”：科目有{'、'.join(BUDGET_ITEMS)}；"
    yield f"  列名有{'、'.join(BUDGET_COLUMNS.values())}。"
    yield "- 全年预算未填，而年初预算和预算调整都填了的，取两者之和；只填了年初预算的，仍是未填。"
    yield "- 单位概况：编制数、在职人员数、固定资产总额、在用固定资产。"
    yield "- 活动：活动场次、参加人次、活动支出合计；目标名称加“活动场次”；类别加“活动场次”“参加人次”，"
    yield f"  类别有{'、'.join(ACTIVITY_KINDS)}。"
    handed = "、".join(name for name, _ in HANDED_OUT.values())
    yield f"- 发放物品：{handed}，只累计不重复使用的；{BOARDS}取最大一次，不累计。"
    yield "- 目标和项目：目标资金合计、绩效目标数、工作任务数、绩效指标数、项目数、已自评项目数、存在问题数；"
    yield "  目标名称加“预算金额”；项目名称加“年初预算数”“全年预算数”“全年执行数”。"
    yield "- 其他成果：成果名称就是公式里的名称。"
    yield ""
    yield "| 简称 | 科目 | 列 | 说明 |"
    yield "|---|---|---|---|"
    for name, (item, column, note) in SHORT_NAMES.items():
        yield f"| {name} | {item} | {BUDGET_COLUMNS[column]} | {note} |"
    yield ""
