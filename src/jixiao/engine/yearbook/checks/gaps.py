"""What the paper and the score will want and nobody has filled in. 不适用 is an answer; only 未填 is a gap."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.values import UNFILLED
from jixiao.engine.yearbook.budgeting import TOTAL, budget_base
from jixiao.engine.yearbook.checks.indicators import QUALITATIVE
from jixiao.engine.yearbook.checks.placing import at, listed
from jixiao.engine.yearbook.columns import columns_of
from jixiao.engine.yearbook.facts import BUDGET_COLUMNS
from jixiao.engine.yearbook.parsed import shortened
from jixiao.engine.yearbook.record import SECTIONS, Profile, Yearbook

_LEAVE_OR_FILL = "补填；没有这回事的填“不适用”，数额为零的填 0"

PROFILE_WANTED = {
    "supervisor": ("Y403", "封面"),
    "nature": ("Y403", "一（一）"),
    "rank": ("Y403", "一（一）"),
    "duties": ("Y403", "一（一）"),
    "departments": ("Y403", "一（一）"),
    "leaders": ("Y403", "一（一）"),
    "establishment": ("Y403", "一（一）和在职人员控制率"),
    "staff": ("Y403", "一（一）和在职人员控制率"),
    "fixed_assets": ("Y403", "一（一）和固定资产利用率"),
    "assets_in_use": ("Y403", "一（一）和固定资产利用率"),
    "total_goal": ("Y415", "一（二）"),
    "total_outcome": ("Y403", "摘要和自评表"),
    "management": ("Y403", "一（四）"),
    "experience": ("Y403", "摘要"),
    "reported_on": ("Y403", "封面"),
    "application": ("Y412", "四"),
    "approved_on": ("Y412", "四"),
    "disclosed_on": ("Y412", "四"),
    "channel": ("Y412", "四"),
}
"""For each entry of 单位概况 that the paper wants: the code of its gap, and the part of the report it leaves empty."""

BUDGET_WANTED = {
    "收入合计": ("executed",),
    "年初结转和结余": ("executed",),
    TOTAL: ("initial", "executed"),
    "基本支出": ("executed",),
    "人员经费": ("executed",),
    "公用经费": ("adjusted", "executed"),
    "项目支出": ("executed",),
    "年末结转和结余": ("executed",),
    "三公经费": ("adjusted", "executed", "previous"),
    "会议费": ("executed",),
    "培训费": ("executed",),
    "政府采购": ("adjusted", "executed"),
}
"""For each item the columns that evaluating a whole department needs (财预〔2013〕53号)."""

ROWS_WANTED = {
    "tasks": "一（二）工作任务",
    "goals": "一（三）年度整体绩效目标",
    "activities": "二（一）产出情况",
    "problems": "三、存在问题及改进措施",
}


def check_profile_gaps(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield each entry of 单位概况 that the paper wants and that is 未填."""
    headings = {column.key: column.heading for column in columns_of(Profile)}
    for key, (code, used) in PROFILE_WANTED.items():
        if getattr(yearbook.profile, key) is UNFILLED:
            cause = f"“{headings[key]}”未填，报告的“{used}”要用"
            yield at(yearbook, f"profile.{key}", code, cause, "补填；没有这回事的填“不适用”")


def check_budget_gaps(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield each item of the budget that is wanted and 未填, and a whole year's budget that cannot be known."""
    lines = {line.item: line for line in yearbook.budget}
    for item, columns in BUDGET_WANTED.items():
        line = lines.get(item)
        lacking = [column for column in columns if line is None or getattr(line, column) is UNFILLED]
        if lacking:
            cause = f"{item}的{listed(BUDGET_COLUMNS[column] for column in lacking)}未填"
            yield at(yearbook, f"budget.{item}.{lacking[0]}", "Y404", cause, _LEAVE_OR_FILL)
    base, address, note = budget_base(yearbook)
    if address.endswith(".initial") and "暂以" in note and base is not UNFILLED:
        cause = f"支出合计的{note}"
        yield at(yearbook, f"budget.{TOTAL}.adjusted", "Y402", cause, "补填预算调整（没有调整填 0）和全年预算")


def check_empty_sections(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield each section that the paper is written from and that has no rows; no indicators at all weighs most."""
    if not yearbook.indicators:
        cause = "没有一个绩效指标，不能打分，也不能评定等级"
        cure = "按批复的绩效目标表，填写指标、指标值、分值和完成值"
        yield at(yearbook, "indicators", "Y401", cause, cure)
    titles = {section.key: section.title for section in SECTIONS}
    for key, used in ROWS_WANTED.items():
        if not getattr(yearbook, key):
            yield at(yearbook, key, "Y411", f"《{titles[key]}》是空的，报告的“{used}”写不出来", "补填")


def check_indicator_gaps(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield each indicator that lacks something scoring needs, or a proof of its result."""
    for row in yearbook.indicators:
        wanted = {"operator": "指标性质", "target": "年度指标值", "weight": "分值"}
        if row.operator != QUALITATIVE:
            wanted["unit"] = "计量单位"
        if row.formula is UNFILLED and row.manual is UNFILLED:
            wanted["actual"] = "实际完成值"
        lacking = [key for key in wanted if getattr(row, key) is UNFILLED]
        if lacking:
            cause = f"指标“{shortened(row.name)}”缺{listed(wanted[key] for key in lacking)}"
            yield at(
                yearbook, f"indicators.{row.code}.{lacking[0]}", "Y405", cause, "补填；这一项不评的，删去或填“不适用”"
            )
        if row.proof is UNFILLED and row.formula is UNFILLED and row.actual is not UNFILLED:
            cause = f"指标“{shortened(row.name)}”填了完成值，没有佐证材料"
            yield at(
                yearbook, f"indicators.{row.code}.proof", "Y406", cause, "写明材料名称，如签到表、验收单、照片、文件"
            )


def check_row_gaps(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield activities, goals, outcomes, handouts and problems that lack what their row is there to say."""
    wanted = (
        ("activities", "Y407", {"start": "开始日期", "place": "地点", "people": "参加人次"}),
        ("goals", "Y408", {"money": "预算金额"}),
        ("outcomes", "Y409", {"number": "数量"}),
        (
            "problems",
            "Y410",
            {"cause": "原因分析", "measure": "改进措施", "owner": "责任科室或岗位", "due": "完成时限"},
        ),
        ("handouts", "Y413", {"kind": "类别", "number": "数量"}),
    )
    for section, code, columns in wanted:
        for number, row in enumerate(getattr(yearbook, section), start=1):
            lacking = [key for key in columns if getattr(row, key) is UNFILLED and not _told_otherwise(row, key)]
            if lacking:
                key = getattr(row, "code", number)
                name = next(getattr(row, name) for name in ("name", "problem", "item") if hasattr(row, name))
                cause = f"“{shortened(name, length=24)}”缺{listed(columns[found] for found in lacking)}"
                yield at(yearbook, f"{section}.{key}.{lacking[0]}", code, cause, "补填；没有这回事的填“不适用”")


def _told_otherwise(row: object, key: str) -> bool:
    """Return whether a missing first day is told in words (日期说明)."""
    return key == "start" and getattr(row, "days", UNFILLED) is not UNFILLED


def check_project_gaps(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield each project without money."""
    funded = {row.project for row in yearbook.fundings}
    for project in yearbook.projects:
        if project.code not in funded:
            cause = f"项目“{shortened(project.name)}”在《资金来源》里没有一行"
            cure = "按来源各填一行：年初预算数、全年预算数、全年执行数"
            yield at(yearbook, f"projects.{project.code}", "Y414", cause, cure)
