"""N209: a rate of execution or arrival is not what its own figures give."""

from collections.abc import Iterator, Sequence

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Amount
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.breakdowns import fen_of
from jixiao.engine.lint.rules.numbers.count_rates import rates_off
from jixiao.engine.lint.rules.numbers.execution import Executed, executed, shares_of_named
from jixiao.engine.lint.rules.numbers.quotients import fits_turned_over, fits_with_other_unit, printed_range, quotient
from jixiao.engine.lint.rules.numbers.rate_places import start_of_rate
from jixiao.engine.lint.rules.numbers.telling import percent, typed

_FEW = 8  # pairs: with more than these at hand nobody can say which was meant
_FULL, _NEAREST = 100, 5


@rule("N209")
def check(paper: Paper) -> Iterator[Finding]:
    """执行率、到位率、合格率等与文中的分子、分母不符。

    检查什么：预算执行率、支出率、资金到位率、结转结余率，以及紧挨着写了总数和相应件数、人数的满意度、合格率、任务完成率等，
    是否等于相应的两个数相除；四舍五入、直接截去和 0.01 的尾差不算。文中能配上的每一对数都算不出这个率，才会报。
    为什么：率是算出来的，谁都可以重算一遍。分子分母写反、换了分母、单位不一致，都会在这里露出来。
    反例：全年预算数260万元，全年执行数247万元，预算执行率97%。
    反例：下达资金80万元，实际支付60万元，支付率133.33%。
    反例：收回有效问卷190份，其中满意的171份，满意度93%。
    反例：城镇新增就业520人，完成年度目标500人的114%。
    正例：全年预算数260万元，全年执行数247万元，预算执行率95%。
    正例：年初预算240万元，调整后预算260万元，全年执行数247万元，预算执行率95%。
    依据：财预〔2020〕10号第十三条的预算执行率；执行率 = 全年执行数 ÷ 全年预算数 × 100%。
    """
    for one in (*paper.once(executed), *shares_of_named(paper)):
        if one.fitting or not one.pairs or not (one.is_near or _is_plain_enough(one)) or _comes_of_sums(one):
            continue
        if one.rate.number == _FULL and not _is_in_its_sentence(paper, one):
            continue
        over, under = _likeliest(one)
        exact = quotient(over, under)
        if exact is not None:
            yield paper.finding(
                "N209",
                start_of_rate(paper, one.rate),
                one.rate.end,
                cause=f"{typed(over)} ÷ {typed(under)} = {percent(exact)}，写的是 {one.rate.quote}"
                f"{_why(one, over, under)}",
                cure=f"核对两个数和这个率；数没有错，就改为 {percent(exact)}",
            )

    for rate, part, all_ in rates_off(paper):
        exact = quotient(part, all_)
        if exact is not None:
            yield paper.finding(
                "N209",
                start_of_rate(paper, rate),
                rate.end,
                cause=f"{part.quote} ÷ {all_.quote} = {percent(exact)}，写的是 {rate.quote}",
                cure=f"核对两个数和这个率；数没有错，就改为 {percent(exact)}",
            )


def _is_in_its_sentence(paper: Paper, one: Executed) -> bool:
    """Return whether figures for both sides stand in the sentence of the rate."""
    begin = max(paper.text.rfind(sign, 0, one.rate.start) for sign in "。\n")
    return all(any(each.start > begin for each in side) for side in (one.over, one.under))


def _comes_of_sums(one: Executed) -> bool:
    """Return whether several grants together, or several payments, give the rate."""
    from_, to = printed_range(one.rate.number, one.rate.quote)
    above, below = (_sums(side) for side in (one.over, one.under))
    return any(from_ * whole <= part * 100 <= to * whole for whole in below if whole > 0 for part in above)


def _sums(amounts: Sequence[Amount]) -> set[int]:
    """Return what any choice of the five nearest amounts makes in 分."""
    sums = {0}
    for fen in [*dict.fromkeys(fen_of(each) for each in amounts)][:_NEAREST]:
        sums |= {fen + before for before in sums}
    return sums - {0}


def _is_plain_enough(one: Executed) -> bool:
    """Return whether figures of another paragraph may be used: few of them, and the rate is no round 100 %."""
    return len(one.pairs) <= _FEW and one.rate.number != _FULL


def _likeliest(one: Executed) -> tuple[Amount, Amount]:
    """Return the pair that comes nearest to the rate, those turned over or in another unit before all others."""
    for pair in one.pairs:
        if fits_turned_over(one.rate, *pair) or fits_with_other_unit(one.rate, *pair):
            return pair
    return min(one.pairs, key=lambda pair: abs((quotient(*pair) or 0) - one.rate.number))


def _why(one: Executed, over: Amount, under: Amount) -> str:
    if fits_turned_over(one.rate, over, under):
        return "，像是把分子和分母写反了"
    if fits_with_other_unit(one.rate, over, under):
        return "，像是有一个数的单位写错了"
    return ""
