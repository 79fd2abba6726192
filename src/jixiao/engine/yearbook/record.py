"""One unit's year as one immutable record.

Flat on purpose: every section is either one form or one table, as people know them from their workbooks. A field that
nobody filled in is 未填; 不适用 is said, never guessed; zero is a number.
"""

import dataclasses
import datetime
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from jixiao.engine.values import Absent, Money, Points
from jixiao.engine.yearbook.columns import Kind, column

LEVEL1 = ("成本指标", "产出指标", "效益指标", "满意度指标", "投入", "过程", "产出", "效果", "运行成本", "管理效率",
          "履职效能", "社会效应", "可持续发展能力", "服务对象满意度")  # fmt: skip
OPERATORS = ("≥", ">", "=", "<", "≤", "定性")

BUDGET_ITEMS = (
    "收入合计", "一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入", "其他收入",
    "年初结转和结余", "支出合计", "基本支出", "人员经费", "公用经费", "项目支出", "年末结转和结余",
    "三公经费", "因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费", "会议费", "培训费",
    "政府采购",
)  # fmt: skip
FUND_SOURCES = ("当年财政拨款", "上年结转资金", "其他资金")
ACTIVITY_KINDS = ("科普日", "科技工作者日", "三下乡", "进社区", "进校园", "进乡村", "竞答", "培训", "走访慰问", "赛事",
                  "反邪教", "老科协", "科普e站", "组织建设", "党建", "其他")  # fmt: skip
HANDOUT_KINDS = ("宣传资料", "宣传品", "手提袋", "展板", "其他")

_ORIGIN = "写明出自哪份材料的哪一处，如：2019年决算公开表01"


@dataclasses.dataclass(frozen=True, slots=True)
class Profile:
    """单位概况, with 职责、机构、编制、在职、资产 at the end of the year."""

    name: str = column("单位名称", required=True, hint="与公章一致的全称")
    year: int = column("评价年度", Kind.COUNT, required=True, hint="被评价的预算年度，如 2019")
    supervisor: str | Absent = column("主管部门", hint="财政归口的主管部门；没有的填“不适用”")
    nature: str | Absent = column("单位性质", hint="如：群团机关（参公）、行政机关、全额事业单位")
    rank: str | Absent = column("机构规格", hint="如：正科级")
    duties: str | Absent = column("主要职责", Kind.LONG_TEXT, hint="按“三定”规定，一条一行")
    departments: str | Absent = column("内设机构", Kind.LONG_TEXT, hint="名称和个数；没有的填“不适用”")
    leaders: str | Absent = column("领导职数", hint="如：书记1名，主席1名，副主席2名")
    establishment: int | Absent = column("编制数", Kind.COUNT, hint="机构编制部门核定，单位：人")
    staff: int | Absent = column("在职人员数", Kind.COUNT, hint="年末实有在编人数，单位：人")
    fixed_assets: Money | Absent = column("固定资产总额", Kind.MONEY, hint="年末账面原值")
    assets_in_use: Money | Absent = column("在用固定资产", Kind.MONEY, hint="年末实际在用的账面原值")
    total_goal: str | Absent = column("年度总体目标", Kind.LONG_TEXT, hint="本年要达到什么；不要照抄主要职责")
    total_outcome: str | Absent = column("总体目标完成情况", Kind.LONG_TEXT, hint="对照总体目标写结果和数据")
    management: str | Absent = column(
        "绩效管理开展情况", Kind.LONG_TEXT, hint="目标、监控、自评各做了什么，哪天，几个项目"
    )
    adjustment_reason: str | Absent = column("预算调整原因", Kind.LONG_TEXT, hint="全年预算与年初预算不同时必填")
    execution_reason: str | Absent = column(
        "预算执行偏差原因", Kind.LONG_TEXT, hint="执行率不足 90% 或超过 100% 时必填"
    )
    experience: str | Absent = column("主要经验做法", Kind.LONG_TEXT)
    application: str | Absent = column("结果应用", Kind.LONG_TEXT, hint="自评结果拟怎样用于改进管理和安排预算")
    approved_on: datetime.date | Absent = column("决算批复日期", Kind.DATE, hint="如 2020-08-15")
    disclosed_on: datetime.date | Absent = column("公开日期", Kind.DATE, hint="批复后 20 日内（预算法第十四条）")
    channel: str | Absent = column("公开渠道", hint="如：县政府门户网站“预决算公开”专栏")
    address: str | Absent = column("公开网址")
    reported_on: str | Absent = column("报告日期", hint="封面上的年月，如：2020年11月")
    contact: str | Absent = column("联系人", hint="填岗位或姓名")
    telephone: str | Absent = column("联系电话")
    mark: str | Absent = column("标记", choices=("示例", "草稿"), hint="填“示例”的，每页都印出来")
    origins: Mapping[str, str] = dataclasses.field(default_factory=lambda: MappingProxyType({}))


@dataclasses.dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of 预算与执行; 全年预算 = 年初预算 + 调整 (财预〔2020〕10号 附件1)."""

    item: str = column("科目", choices=BUDGET_ITEMS, required=True)
    initial: Money | Absent = column("年初预算", Kind.MONEY)
    adjustment: Money | Absent = column("预算调整", Kind.MONEY, hint="追加为正，追减为负；没有调整填 0")
    adjusted: Money | Absent = column("全年预算", Kind.MONEY, hint="调整后预算，含上年结转")
    executed: Money | Absent = column("决算（执行）", Kind.MONEY)
    previous: Money | Absent = column("上年决算", Kind.MONEY)
    origin: str | Absent = column("出处", hint=_ORIGIN)


@dataclasses.dataclass(frozen=True, slots=True)
class Task:
    """年度工作任务."""

    code: str = column("编号", required=True)
    content: str = column("任务内容", Kind.LONG_TEXT, required=True, hint="写打算做什么，不写已经做了什么")
    origin: str | Absent = column("出处", hint=_ORIGIN)


@dataclasses.dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its money."""

    code: str = column("编号", required=True)
    name: str = column("目标名称", required=True)
    content: str | Absent = column("主要内容", Kind.LONG_TEXT)
    money: Money | Absent = column("预算金额", Kind.MONEY)
    source: str | Absent = column("资金来源", choices=FUND_SOURCES)
    outcome: str | Absent = column("完成情况", Kind.LONG_TEXT, hint="没有活动或成果可引时，在这里写")
    origin: str | Absent = column("出处", hint=_ORIGIN)


@dataclasses.dataclass(frozen=True, slots=True)
class Project:
    """A project that gets its own 项目支出绩效自评表."""

    code: str = column("项目编号", required=True)
    name: str = column("项目名称", required=True)
    supervisor: str | Absent = column("主管部门")
    implementer: str | Absent = column("实施单位")
    expected: str | Absent = column("预期目标", Kind.LONG_TEXT)
    achieved: str | Absent = column("实际完成情况", Kind.LONG_TEXT)
    origin: str | Absent = column("出处", hint=_ORIGIN)


@dataclasses.dataclass(frozen=True, slots=True)
class Funding:
    """Money of a project (or, without a project, of the whole unit) by source."""

    project: str | Absent = column("项目编号", refers_to="projects", hint="留空为部门整体")
    source: str = column("资金来源", choices=FUND_SOURCES, required=True)
    initial: Money | Absent = column("年初预算数", Kind.MONEY)
    adjusted: Money | Absent = column("全年预算数", Kind.MONEY)
    executed: Money | Absent = column("全年执行数", Kind.MONEY)
    origin: str | Absent = column("出处", hint=_ORIGIN)


@dataclasses.dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with target and weight, and what became of it."""

    code: str = column("指标编号", required=True)
    project: str | Absent = column("项目编号", refers_to="projects", hint="留空为部门整体的指标")
    goal: str | Absent = column("对应目标", refers_to="goals")
    level1: str = column("一级指标", choices=LEVEL1, required=True)
    level2: str = column("二级指标", required=True, hint="如：数量指标、质量指标、社会效益指标")
    name: str = column("三级指标", required=True, hint="短名词，不含数值，不并列两件事")
    operator: str | Absent = column("指标性质", choices=OPERATORS)
    target: str | Absent = column("年度指标值", hint="只填数；定性指标填文字")
    unit: str | Absent = column("计量单位", hint="如：场、份、人次、%；比率填 %")
    weight: Points | Absent = column("分值", Kind.POINTS)
    method: str | Absent = column("计分方法", hint="留空按规则集；可填方法名，见 jixiao rulebooks")
    formula: str | Absent = column("计算公式", hint="如：在职人员数 ÷ 编制数 × 100%；填了就由本表数字算出完成值")
    actual: str | Absent = column("实际完成值", hint="只填数；定性指标填：达成、部分达成、未达成")
    manual: Points | Absent = column("人工评分", Kind.POINTS, hint="只用于人工评分和定性指标，须写理由")
    deduction: Points | Absent = column("扣减分", Kind.POINTS, hint="复核扣减，须写理由")
    reason: str | Absent = column("偏差原因分析及改进措施", Kind.LONG_TEXT)
    proof: str | Absent = column("佐证材料", hint="名称，多份用；隔开")
    origin: str | Absent = column("出处", hint=_ORIGIN)


@dataclasses.dataclass(frozen=True, slots=True)
class Activity:
    """Something that was done on a day in a place."""

    code: str = column("活动编号", required=True)
    name: str = column("活动名称", required=True)
    kind: str | Absent = column("类别", choices=ACTIVITY_KINDS)
    goal: str | Absent = column("对应目标", refers_to="goals", hint="没有对应的目标就留空")
    start: datetime.date | Absent = column("开始日期", Kind.DATE)
    end: datetime.date | Absent = column("结束日期", Kind.DATE)
    days: str | Absent = column("日期说明", hint="日期不连续或说不准时写明，如：5月20日和24日")
    place: str | Absent = column("地点")
    partners: str | Absent = column("合作单位", hint="多个用、隔开")
    people: int | Absent = column("参加人次", Kind.COUNT, hint="估计数在“怎样计数”里写明")
    counted_by: str | Absent = column("怎样计数", choices=("签到", "扫码", "点数", "估计", "系统计数"))
    cost: Money | Absent = column("支出", Kind.MONEY)
    description: str | Absent = column("情况", Kind.LONG_TEXT, hint="写进报告的一段话")
    proof: str | Absent = column("佐证材料")
    origin: str | Absent = column("出处", hint=_ORIGIN)


@dataclasses.dataclass(frozen=True, slots=True)
class Handout:
    """What was handed out or shown at an activity; what is used again (展板) is never summed up."""

    activity: str = column("活动编号", required=True, refers_to="activities")
    item: str = column("物品", required=True, hint="如：宣传单、环保手提袋")
    kind: str | Absent = column("类别", choices=HANDOUT_KINDS)
    number: int | Absent = column("数量", Kind.COUNT)
    unit: str | Absent = column("单位", hint="份、个、块")
    reusable: str | Absent = column("重复使用", choices=("是", "否"), hint="展板等填“是”，不累计")
    origin: str | Absent = column("出处", hint=_ORIGIN)


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """A result that is not an activity: works entered, prizes, stations built."""

    code: str = column("成果编号", required=True)
    name: str = column("成果名称", required=True)
    goal: str | Absent = column("对应目标", refers_to="goals", hint="没有对应的目标就留空")
    number: Fraction | Absent = column("数量", Kind.NUMBER)
    unit: str | Absent = column("单位")
    day: datetime.date | Absent = column("日期", Kind.DATE)
    description: str | Absent = column("情况", Kind.LONG_TEXT)
    proof: str | Absent = column("佐证材料")
    origin: str | Absent = column("出处", hint=_ORIGIN)


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """A problem with its cause and what will be done about it."""

    code: str = column("编号", required=True)
    problem: str = column("存在问题", Kind.LONG_TEXT, required=True)
    cause: str | Absent = column("原因分析", Kind.LONG_TEXT)
    measure: str | Absent = column("改进措施", Kind.LONG_TEXT)
    owner: str | Absent = column("责任科室或岗位")
    due: datetime.date | Absent = column("完成时限", Kind.DATE)
    origin: str | Absent = column("出处", hint=_ORIGIN)


@dataclasses.dataclass(frozen=True, slots=True)
class Passage:
    """An officer's own paragraphs for a section of the report; printed as they are, never changed."""

    section: str = column("章节", required=True, hint="如：摘要、一（一）、一（四）、二（一）、三（二）、四")
    text: str = column("自写段落", Kind.LONG_TEXT, required=True)


@dataclasses.dataclass(frozen=True, slots=True)
class Yearbook:
    """The whole year. ``places`` says for an address (budget.支出合计.executed) where in the file it stands."""

    profile: Profile
    budget: tuple[BudgetLine, ...] = ()
    tasks: tuple[Task, ...] = ()
    goals: tuple[Goal, ...] = ()
    projects: tuple[Project, ...] = ()
    fundings: tuple[Funding, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    activities: tuple[Activity, ...] = ()
    handouts: tuple[Handout, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    problems: tuple[Problem, ...] = ()
    passages: tuple[Passage, ...] = ()
    places: Mapping[str, str] = dataclasses.field(default_factory=lambda: MappingProxyType({}), compare=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """One section: its field in ``Yearbook``, the name of its sheet, its row type, the column that names a row."""

    key: str
    title: str
    row_type: type
    identified_by: str = ""


SECTIONS = (
    Section("profile", "单位概况", Profile),
    Section("budget", "预算与执行", BudgetLine, "item"),
    Section("tasks", "工作任务", Task, "code"),
    Section("goals", "绩效目标", Goal, "code"),
    Section("projects", "项目", Project, "code"),
    Section("fundings", "资金来源", Funding),
    Section("indicators", "绩效指标", Indicator, "code"),
    Section("activities", "活动", Activity, "code"),
    Section("handouts", "发放物品", Handout),
    Section("outcomes", "其他成果", Outcome, "code"),
    Section("problems", "问题与措施", Problem, "code"),
    Section("passages", "自写段落", Passage),
)
