"""T707: the score for the rate of execution is not what any rulebook gives."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.t710_wrong_execution_weight import has_wrong_weight
from jixiao.engine.lint.rules.sheets.telling import percent, points
from jixiao.engine.values import parse_decimal

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Compared, ScoreTable

_NEAR = Fraction(2, 100)
_NEARLY_SPENT = Fraction(90)


@rule("T707")
def check(paper: Paper) -> Iterator[Finding]:
    """执行率得分不是执行率乘以分值，别的规则也得不出。

    检查什么：执行率得分是否等于执行率乘以分值；各地的分档办法、各种取舍都试过，都得不出所印得分的才报。
    为什么：得分要能复算；钱没花出去而得满分，是复核最先退回的。
    反例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|200|200|150|10|75%|9|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|200|200|150|10|75%|7.5|
    正例：
        |项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|
        |年度资金总额|200|200|190|10|95%|7|
    依据：财预〔2020〕10号附件1；财预〔2021〕101号的分档办法。
    """
    for table, compared in zip(paper.score_tables, paper.compared_tables, strict=True):
        found = unexplained(table, compared)
        spot = None if table.money is None else table.money.total.cells.get("score")
        if found is None or spot is None or has_wrong_weight(table, compared) or is_nearly_spent(compared, found):
            continue
        exact, printed, weight = found
        basis = "表里的执行数 ÷ 预算数" if compared.rates else "所印执行率"
        rate = f"（{percent(compared.spent)}）" if compared.spent is not None else ""
        how = f" × 分值 {points(weight)} 应" if compared.given is None else "计分"
        worked = f"按{basis}{rate}{how}为 {points(exact)}"
        cause = f"执行率得分印作 {points(printed)}，{worked}；试过 {compared.tried}，都得不到"
        cure = f"改为 {points(exact)}；本地另有计分办法的，写明是哪一条"
        yield paper.finding("T707", spot.start, spot.end, cause=cause, cure=cure)


def unexplained(table: "ScoreTable", compared: "Compared") -> tuple[Fraction, Fraction, Fraction] | None:
    """Return (what the rule gives, the printed score, the weight) where no rule or rounding explains the score."""
    check = compared.execution
    if check is None or check.exact is None or check.reproduced:
        return None
    printed, weight = parse_decimal(check.printed), parse_decimal(table.printed.weight)
    if printed is None or weight is None or printed > weight:
        return None
    exact = check.exact if compared.given is None else compared.given
    return (exact, Fraction(printed), Fraction(weight)) if abs(Fraction(printed) - exact) > _NEAR else None


def is_nearly_spent(compared: "Compared", found: tuple[Fraction, Fraction, Fraction]) -> bool:
    """Return whether full points were given for a rate of 90 percent and more, as some local rules do."""
    _, printed, weight = found
    return printed == weight and compared.spent is not None and compared.spent >= _NEARLY_SPENT
