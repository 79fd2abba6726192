"""The one table of scoring methods: ``METHODS``.

Where a method can be said as a formula of ``engine.formula``, it is, and a test proves that formula and function agree
to the last digit; so the columns of many units can be scored by the same rule.
"""

import dataclasses
import enum
from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType

from jixiao.engine.scoring import marks
from jixiao.engine.scoring.marks import Mark, percent
from jixiao.engine.scoring.rulebook import Parameters, Steps

_ONE = Fraction(1)
_PERCENT = Fraction(1, 100)


class Takes(enum.Enum):
    """What a method is given besides the weight."""

    MEASURED = "完成值、指标值"
    LEVEL = "完成值"
    GRADED = "定性结果或人工评分"
    CHECKED = "符合项、检查项、否决项"
    COMPLETED = "完成与否"
    MANUAL = "人工评分"
    RATE = "执行率"

    def __str__(self) -> str:
        """Return the words of the reference page."""
        return self.value


@dataclasses.dataclass(frozen=True, slots=True)
class Method:
    """A method: its code, its name, when it is used, what it takes, and its formula ("" where it cannot be said so)."""

    code: str
    name: str
    description: str
    takes: Takes
    mark: Callable[..., Mark]
    formula: Callable[[Parameters], str]
    defaults: Parameters = dataclasses.field(default_factory=lambda: MappingProxyType({}))


def _said(text: str) -> Callable[[Parameters], str]:
    def with_parameters(parameters: Parameters) -> str:
        shown = {name: percent(value) for name, value in parameters.items() if isinstance(value, Fraction)}
        return text.format(**shown)

    return with_parameters


def _bands_said(subject: str) -> Callable[[Parameters], str]:
    def nested(parameters: Parameters) -> str:
        steps = parameters["steps"]
        formula = "0"
        for step in reversed(steps) if isinstance(steps, tuple) else ():
            if isinstance(step, tuple):
                line, share = step
                points = "分值" if share == _ONE else f"{percent(share)} × 分值"
                formula = f"如果({subject} ≥ {percent(line)}, {points}, {formula})"
        return formula

    return nested


def _steps(*pairs: tuple[int, int]) -> Steps:
    return tuple((line * _PERCENT, share * _PERCENT) for line, share in pairs)


_UNSAID = _said("")
_GATE = MappingProxyType({"gate": Fraction(60, 100)})
_OFF = MappingProxyType({"step": _PERCENT, "off": Fraction(10, 100)})
_EXECUTION_STEPS = MappingProxyType({"steps": _steps((100, 100), (80, 70), (60, 50))})
_SATISFACTION_STEPS = MappingProxyType({"steps": _steps((90, 100), (80, 80), (60, 50))})

_TABLE = (
    Method(
        "positive_ratio",
        "正向比例",
        "越高越好的指标：达到指标值得满分，未达到按完成值与指标值的比例得分。",
        Takes.MEASURED,
        marks.positive_ratio,
        _said("如果(完成值 ≥ 指标值, 分值, 完成值 ÷ 指标值 × 分值)"),
    ),
    Method(
        "reverse_linear",
        "反向直线",
        "越低越好的指标：不超过指标值得满分，超过的按超出比例扣减，达到两倍得 0。",
        Takes.MEASURED,
        marks.reverse_linear,
        _said("如果(完成值 ≤ 指标值, 分值, 如果(完成值 < 2 × 指标值, (1 − (完成值 − 指标值) ÷ 指标值) × 分值, 0))"),
    ),
    Method(
        "reverse_ratio",
        "反向比例",
        "越低越好的指标：不超过指标值得满分，超过的按指标值与完成值的比例得分。",
        Takes.MEASURED,
        marks.reverse_ratio,
        _said("如果(完成值 ≤ 指标值, 分值, 如果(指标值 ≤ 0, 0, 指标值 ÷ 完成值 × 分值))"),
    ),
    Method(
        "equal_or_better",
        "达到即满分",
        "“=”类指标：达到或超过指标值得满分，未达到按比例；指标值为 0 的，完成值为 0 才得分。",
        Takes.MEASURED,
        marks.equal_or_better,
        _said("如果(指标值 = 0, 如果(完成值 ≤ 0, 分值, 0), 如果(完成值 ≥ 指标值, 分值, 完成值 ÷ 指标值 × 分值))"),
    ),
    Method(
        "strict_equal",
        "恰等才得分",
        "“=”类指标的严格口径：完成值恰等于指标值得满分，多了少了都得 0。",
        Takes.MEASURED,
        marks.strict_equal,
        _said("如果(完成值 = 指标值, 分值, 0)"),
    ),
    Method(
        "positive_gate",
        "正向门槛",
        "越高越好的指标：完成率不到门槛得 0，门槛以上到 100% 由 0 到满分直线上升。",
        Takes.MEASURED,
        marks.positive_gate,
        _said(
            "如果(完成值 ≥ 指标值, 分值, 如果(完成值 ÷ 指标值 < {gate}, 0, "
            "(完成值 ÷ 指标值 − {gate}) ÷ (1 − {gate}) × 分值))"
        ),
        _GATE,
    ),
    Method(
        "reverse_gate",
        "反向门槛",
        "越低越好的指标：完成率取 2 − 完成值 ÷ 指标值，不到门槛得 0，其余同正向门槛。",
        Takes.MEASURED,
        marks.reverse_gate,
        _said(
            "如果(完成值 ≤ 指标值, 分值, 如果(指标值 ≤ 0, 0, 如果(2 − 完成值 ÷ 指标值 < {gate}, 0, "
            "(2 − 完成值 ÷ 指标值 − {gate}) ÷ (1 − {gate}) × 分值)))"
        ),
        _GATE,
    ),
    Method(
        "bands",
        "分档",
        "完成值落在哪一档，就得那一档的比例；各档的界线和比例由规则集写明。",
        Takes.LEVEL,
        marks.bands,
        _bands_said("完成值"),
        _SATISFACTION_STEPS,
    ),
    Method(
        "satisfaction_scale",
        "满意度分档",
        "满意度不低于 90% 得满分，80%—90% 得八成，60%—80% 得五成，60% 以下得 0（财预〔2021〕101号）。",
        Takes.LEVEL,
        marks.bands,
        _bands_said("完成值"),
        _SATISFACTION_STEPS,
    ),
    Method(
        "points_off",
        "超标扣分",
        "不超过指标值得满分；每超满一个单位（如 1 个百分点）扣分值的一定比例，扣完为止，不满一个单位的不扣。",
        Takes.MEASURED,
        marks.points_off,
        _said("最大(0, 分值 − 取整(最大(0, 完成值 − 指标值) ÷ {step}) × {off} × 分值)"),
        _OFF,
    ),
    Method(
        "points_off_either_way",
        "偏离扣分",
        "同“超标扣分”，但完成值取绝对值：调增调减都算。",
        Takes.MEASURED,
        marks.points_off_either_way,
        _said("最大(0, 分值 − 取整(最大(0, 绝对值(完成值) − 指标值) ÷ {step}) × {off} × 分值)"),
        _OFF,
    ),
    Method(
        "checklist",
        "要点检查",
        "各要点平均分配分值，符合一项得一份；规定了一票否决的，有该情形得 0。",
        Takes.CHECKED,
        marks.checklist,
        _said("如果(否决项 > 0, 0, 符合项 ÷ 检查项 × 分值)"),
        MappingProxyType({"items": Fraction(0), "veto": ()}),
    ),
    Method(
        "three_grades",
        "定性分档",
        "定性指标：在所达档次之内评分，评分越出档次的不予采用；没有人工评分的，按该档的默认比例。",
        Takes.GRADED,
        marks.three_grades,
        _UNSAID,
    ),
    Method(
        "completed_or_not",
        "完成与否",
        "是非类、限期类指标：完成（按期完成）得满分，未完成得 0。",
        Takes.COMPLETED,
        marks.completed_or_not,
        _said("如果(完成 > 0, 分值, 0)"),
    ),
    Method(
        "manual",
        "人工评分",
        "由人评定分数并写明理由；高于分值的不予采用。",
        Takes.MANUAL,
        marks.manual,
        _UNSAID,
    ),
    Method(
        "execution_ratio",
        "执行率比例",
        "预算执行率乘以分值，最高不超过分值。",
        Takes.RATE,
        marks.execution_ratio,
        _said("最小(1, 执行率) × 分值"),
    ),
    Method(
        "execution_steps",
        "执行率分档",
        "执行率 100% 得满分，80%—100% 得七成，60%—80% 得五成，60% 以下得 0（财预〔2021〕101号）。",
        Takes.RATE,
        marks.bands,
        _bands_said("执行率"),
        _EXECUTION_STEPS,
    ),
)

METHODS: Mapping[str, Method] = MappingProxyType({method.code: method for method in _TABLE})
EXECUTION_METHODS = tuple(code for code, method in METHODS.items() if method.takes is Takes.RATE)


def find_method(name: str) -> Method | None:
    """Return the method with that code or Chinese name, or None."""
    return METHODS.get(name) or next((method for method in METHODS.values() if method.name == name), None)
