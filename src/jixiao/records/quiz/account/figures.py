"""The figures of an account, each printed once and traced: the page, the paper and citizens read the same."""

import dataclasses
from collections.abc import Sequence
from fractions import Fraction

from jixiao.engine.values import Ratio, Source, Trace, print_decimal
from jixiao.records.quiz.account.parts import Account
from jixiao.records.quiz.models import Campaign

UNFILLED_WORD = "未填"
TAKEN_OVER = "这次竞答是补录的，原来没有公布参与情况"
SIGNS = ("%", "‰")
ROUNDED = "四舍五入，保留两位小数"


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its key, title, how it is printed (with its unit apart), and where it comes from."""

    key: str
    title: str
    printed: str
    unit: str
    trace: Trace

    @property
    def is_known(self) -> bool:
        """Return whether there is a figure at all."""
        return self.printed != UNFILLED_WORD


class _Figures:
    """Figures in the making: all of them 未填 where the campaign was held elsewhere."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.found: list[Figure] = []

    def count(self, key: str, title: str, unit: str, number: int, *, of: str, formula: str = "") -> Trace:
        """Add a count of records."""
        trace = Trace(
            label=title, printed=print_decimal(number), exact=Fraction(number), unit=unit, formula=formula or of,
            source=_source(self.account.campaign, of),
        )  # fmt: skip
        return self.add(key, title, unit, trace)

    def ratio(self, key: str, title: str, unit: str, scale: int, *, parts: Sequence[Trace], formula: str) -> Trace:
        """Add a part of a whole, times ``scale``; 未填 where the whole is nothing."""
        part, whole = (one.exact or Fraction(0) for one in parts)
        exact = part / whole * scale if whole else None
        printed = UNFILLED_WORD if exact is None else print_decimal(exact, places=2)
        trace = Trace(
            label=title, printed=printed, exact=exact, unit=unit, formula=formula, inputs=tuple(parts),
            worked=f"{print_decimal(part)} ÷ {print_decimal(whole)} × {scale}{unit}",
            rounding=ROUNDED if exact is not None else "",
        )  # fmt: skip
        return self.add(key, title, unit, trace)

    def add(self, key: str, title: str, unit: str, trace: Trace) -> Trace:
        """Add a figure with its trace."""
        if self.account.is_taken_over:
            trace = Trace(label=title, printed=UNFILLED_WORD, unit=unit, note=TAKEN_OVER)
        known = trace.printed != UNFILLED_WORD
        apart = "" if unit in SIGNS else " "
        told = dataclasses.replace(trace, printed=f"{trace.printed}{apart}{unit}") if known else trace
        self.found.append(Figure(key, title, trace.printed, unit, told))
        return told


def figures_of(account: Account) -> dict[str, Figure]:
    """Return the figures by key, in the order they are told."""
    made, tally = _Figures(account), account.tally
    everybody = made.count("players", "参与人数", "人", tally.players, of="交过卷的参与者")
    valid = made.count("valid_players", "有效参与人数", "人", tally.valid_players, of="交过卷、没有剔除的参与者")
    made.ratio(
        "valid_share", "有效参与率", "%", 100, parts=(valid, everybody), formula="有效参与人数 ÷ 参与人数 × 100%"
    )
    made.count("sets", "竞答人次", "人次", tally.valid_sets, of="有效参与者交的卷，每人每天一套")
    made.count("days", "有人答题的天数", "天", tally.days, of="有人交卷的日子")
    right = made.count("right", "答对题次", "题次", tally.right, of="有效答卷里答对的题")
    answers = made.count("answers", "作答题次", "题次", tally.answers, of="有效答卷里的题")
    made.ratio("right_rate", "正确率", "%", 100, parts=(right, answers), formula="答对题次 ÷ 作答题次 × 100%")
    made.count("points", "发放积分", "分", account.points.earned, of="积分流水里答题得分和更正的合计")
    made.count("given", "已领取奖品", "件", tally.given, of="已经签收的奖品")
    made.count("unclaimed", "逾期未领收回", "件", sum(one.unclaimed for one in account.prizes), of="逾期收回的奖品")
    _value(made)
    made.count("excluded", "剔除人数", "人", account.excluded, of="核查后剔除的参与者")
    made.count("appeals", "申诉", "件", sum(account.appeals.values()), of="参与者提出的申诉")
    faulty = made.count("faulty", "确有错误的题", "题", tally.faulty, of="核实确有错误的题")
    asked = made.count("asked", "入选题目", "题", tally.asked, of="发布时入选的题")
    made.ratio("fault_rate", "题库差错率", "‰", 1000, parts=(faulty, asked), formula="确有错误的题 ÷ 入选题目 × 1000‰")
    return {one.key: one for one in made.found}


def percent(value: Fraction | None) -> str:
    """Return a share of one as it is printed, "—" where there is none."""
    return "—" if value is None else Ratio(value).percent()


def _value(made: _Figures) -> None:
    worth, account = made.account.tally.worth, made.account
    told = account.prizes
    worked = " + ".join(f"{one.given} × {one.worth.text('元')}" for one in told if one.worth is not None and one.given)
    trace = Trace(
        label="奖品价值", printed=UNFILLED_WORD if worth is None else worth.text("元"), unit="元",
        exact=None if worth is None else worth.amount("元"), formula="Σ 已领取件数 × 奖品单价", worked=worked,
        note="" if worth is not None else f"「{account.tally.unpriced}」没有填单价",
        source=_source(account.campaign, "已经签收的奖品和单价"),
    )  # fmt: skip
    made.add("value", "奖品价值", "元", trace)


def _source(campaign: Campaign, place: str) -> Source:
    return Source("记录", f"「{campaign.title}」{place}", f"quiz.campaign:{campaign.pk}")
