"""Eleven invented departments of 示例县, each a whole year made by arithmetic from a few numbers; all of it is 示例."""

import dataclasses
import datetime
from collections.abc import Iterator
from types import MappingProxyType

from jixiao.engine.values import Money, Points
from jixiao.engine.yearbook import (
    Activity,
    BudgetLine,
    Funding,
    Goal,
    Indicator,
    Problem,
    Profile,
    Project,
    Task,
    Yearbook,
)

YEAR = 2024
ORIGIN = "示例：演示数据"


@dataclasses.dataclass(frozen=True, slots=True)
class Department:
    """What tells one department from the next: ``work`` is what it does, ``served`` whom; amounts in whole 万元."""

    code: str
    name: str
    short: str
    work: str
    served: str
    basic: int
    project: int
    staff: int
    done: int


DEPARTMENTS = (
    Department("999900-201001", "示例县农业农村局", "农业农村局", "农技推广", "农户", 820, 460, 46, 98),
    Department("999900-202001", "示例县教育局", "教育局", "校园安全与教师培训", "师生", 1240, 980, 58, 96),
    Department("999900-203001", "示例县卫生健康局", "卫健局", "健康教育", "居民", 960, 720, 41, 93),
    Department("999900-204001", "示例县文化广电和旅游局", "文旅局", "文化惠民", "群众", 540, 380, 32, 100),
    Department("999900-205001", "示例县水务局", "水务局", "节水宣传与河湖管护", "群众", 610, 890, 38, 88),
    Department("999900-206001", "示例县民政局", "民政局", "养老服务", "老年人", 480, 650, 29, 97),
    Department("999900-207001", "示例县图书馆", "图书馆", "全民阅读", "读者", 210, 120, 16, 99),
    Department("999900-208001", "示例县残疾人联合会", "残联", "残疾人康复与就业", "残疾人", 180, 240, 12, 95),
    Department("999900-209001", "示例县妇女联合会", "妇联", "家庭教育指导", "妇女儿童", 160, 90, 11, 78),
    Department("999900-210001", "示例县总工会", "总工会", "职工帮扶", "职工", 220, 150, 14, 91),
    Department("999900-211001", "示例县林业局", "林业局", "森林防火宣传", "村民", 390, 310, 24, 94),
)


def department_year(one: Department) -> Yearbook:
    """Return the whole 2024 of an invented department; ``done`` is how much of what it promised it did, in percent."""
    return Yearbook(
        profile=_profile(one),
        budget=tuple(_budget(one)),
        tasks=(
            Task("T1", f"制定{one.work}年度方案，分季度组织实施", ORIGIN),
            Task("T2", f"对{one.served}开展回访，年底前完成满意度调查", ORIGIN),
        ),
        goals=(
            _goal("G1", f"{one.work}专项活动", f"全年分季度开展{one.work}活动", one.project * 60),
            _goal("G2", f"{one.served}服务提升", f"改进面向{one.served}的服务", one.project * 40),
        ),
        projects=(Project("P1", f"{one.work}专项", one.name, one.name, f"按计划完成{one.work}活动", origin=ORIGIN),),
        fundings=(
            Funding("P1", "当年财政拨款", _wan(one.project, 1), _wan(one.project, 1), _spent(one), ORIGIN),
        ),
        indicators=tuple(_indicators(one)),
        activities=tuple(_activities(one)),
        problems=(
            Problem("P1", f"{one.work}活动集中在下半年", "上半年招标用时较长", "提前编制采购计划，一季度完成招标",
                    "办公室", datetime.date(2025, 6, 30), ORIGIN),
        ),
    )  # fmt: skip


def _goal(code: str, name: str, content: str, hundredths: int) -> Goal:
    return Goal(code, name, content, _wan(hundredths, 100), "当年财政拨款", origin=ORIGIN)


def _wan(amount: int, divisor: int) -> Money:
    return Money(amount * 1_000_000 // divisor)


def _spent(one: Department) -> Money:
    return Money(one.project * 1_000_000 * one.done // 100)


def _profile(one: Department) -> Profile:
    fields = ("establishment", "staff", "fixed_assets", "assets_in_use", "duties", "departments", "leaders")
    return Profile(
        name=one.name,
        year=YEAR,
        supervisor=one.name,
        nature="行政机关",
        rank="正科级",
        duties=f"一、负责全县{one.work}工作。\n二、服务{one.served}，受理意见建议。\n三、承办县委、县政府交办的其他事项。",
        departments="办公室、业务科，共2个",
        leaders="局长1名，副局长2名",
        establishment=one.staff + 2,
        staff=one.staff,
        fixed_assets=_wan(one.staff * 6, 1),
        assets_in_use=_wan(one.staff * 6 * 97, 100),
        total_goal=(
            f"2024年开展{one.work}活动{_planned(one)}场以上，服务{one.served}{_planned(one) * 200}人次以上，"
            "满意度不低于90%。"
        ),
        total_outcome=f"全年开展{one.work}活动{_held(one)}场，其余见各项指标。",
        management="年初批复绩效目标，8月开展双监控，次年2月自评。",
        execution_reason="招标节约和部分活动推迟，资金结余按规定收回。",
        experience=f"{one.work}活动分季度安排，先急后缓。",
        application="自评结果作为编制下年预算的依据。",
        reported_on="2025年3月",
        contact="办公室",
        mark="示例",
        origins=MappingProxyType(dict.fromkeys(fields, ORIGIN)),
    )


def _budget(one: Department) -> Iterator[BudgetLine]:
    whole, spent = one.basic + one.project, one.basic * 1_000_000 + _spent(one).fen
    nothing = Money(0)
    for item, initial, executed in (
        ("收入合计", _wan(whole, 1), Money(spent)),
        ("一般公共预算财政拨款收入", _wan(whole, 1), Money(spent)),
        ("年初结转和结余", nothing, nothing),
        ("支出合计", _wan(whole, 1), Money(spent)),
        ("基本支出", _wan(one.basic, 1), _wan(one.basic, 1)),
        ("人员经费", _wan(one.basic * 85, 100), _wan(one.basic * 85, 100)),
        ("公用经费", _wan(one.basic * 15, 100), _wan(one.basic * 15, 100)),
        ("项目支出", _wan(one.project, 1), _spent(one)),
        ("年末结转和结余", nothing, nothing),
        ("三公经费", _wan(one.staff, 5), _wan(one.staff * 9, 50)),
        ("公务接待费", _wan(one.staff, 5), _wan(one.staff * 9, 50)),
        ("政府采购", _wan(one.project * 30, 100), _wan(one.project * 29, 100)),
    ):
        yield BudgetLine(item, initial, nothing, initial, executed, Money(executed.fen * 96 // 100), ORIGIN)


def _planned(one: Department) -> int:
    return 6 + one.staff // 8


def _held(one: Department) -> int:
    return _planned(one) * one.done // 100


def _activities(one: Department) -> Iterator[Activity]:
    for number in range(1, _held(one) + 1):
        day = datetime.date(YEAR, 1 + number * 11 // (_held(one) + 1), 5 + number)
        yield Activity(
            code=f"A{number}",
            name=f"{one.work}活动第{number}场",
            kind="其他",
            goal="G1",
            start=day,
            end=day,
            place=f"第{number}活动点（示例）",
            people=190 + one.staff + number,
            counted_by="点数",
            cost=Money(_spent(one).fen // (2 * _held(one))),
            description=f"面向{one.served}开展{one.work}活动。",
            origin=ORIGIN,
        )


ACTIVITIES, PEOPLE = "活动场次", "参加人次"
STAFF = "在职人员数 ÷ 编制数 × 100%"
QUALITY, SOCIAL, CONTENT = "质量指标", "社会效益指标", "服务对象满意度指标"
FULL = 100


def _indicators(one: Department) -> Iterator[Indicator]:
    """Yield eight indicators of the unit (90 points) and three of its project (100 points without the execution)."""
    planned, held = str(_planned(one)), str(_planned(one) * 200)
    output, effect, pleased = "产出指标", "效益指标", "满意度指标"
    rate, liked = str(one.done), str(one.done - 4)
    for row in (
        ("Z01", "G1", output, "数量指标", f"{one.work}活动场次", "≥", planned, "场", "10", ACTIVITIES, ""),
        ("Z02", "G1", output, "数量指标", "参加活动人次", "≥", held, "人次", "10", PEOPLE, ""),
        ("Z03", "G1", output, QUALITY, "活动方案执行率", "≥", "95", "%", "10", "", rate),
        ("Z04", "G1", output, "时效指标", "活动按期完成率", "≥", "95", "%", "10", "", rate),
        ("Z05", "", output, "成本指标", "在职人员控制率", "≤", "100", "%", "10", STAFF, ""),
        ("Z06", "G2", effect, SOCIAL, f"{one.served}知晓率", "≥", "85", "%", "20", "", str(one.done - 9)),
        ("Z07", "G2", effect, "可持续影响指标", "长效机制健全程度", "定性", "健全", "", "10", "", "达成"),
        ("Z08", "G2", pleased, CONTENT, f"{one.served}满意度", "≥", "90", "%", "10", "", liked),
        ("K101", "G1", output, "数量指标", f"{one.work}专项活动场次", "≥", planned, "场", "50", ACTIVITIES, ""),
        ("K102", "G1", effect, SOCIAL, f"{one.work}受益人次", "≥", held, "人次", "30", PEOPLE, ""),
        ("K103", "G1", pleased, CONTENT, f"{one.work}满意度", "≥", "90", "%", "10", "", liked),
    ):
        yield _indicator(one, row)


def _indicator(one: Department, row: tuple[str, ...]) -> Indicator:
    code, goal, level1, level2, name, operator, target, unit, weight, formula, actual = row
    project = "P1" if code.startswith("K") else ""
    fields = {"goal": goal, "unit": unit, "formula": formula, "actual": actual, "project": project}
    return Indicator(
        code=code,
        level1=level1,
        level2=level2,
        name=name,
        operator=operator,
        target=target,
        weight=Points.of(weight),
        reason="部分活动推迟到下年一季度，已调整计划" if one.done < FULL else "",
        proof="示例-活动台账和调查表",
        origin=ORIGIN,
        **{key: value for key, value in fields.items() if value},  # type: ignore[arg-type] # all of them are text
    )
