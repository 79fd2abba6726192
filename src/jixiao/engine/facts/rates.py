"""Percentages: what they are of, and the figures nearby that they can be the ratio of."""

import bisect
import re
from collections.abc import Sequence

from jixiao.engine.facts.clauses import Ground
from jixiao.engine.facts.figures import Figure
from jixiao.engine.facts.stated import Amount, Count, Kind, Rate
from jixiao.engine.facts.units import Measured

_SPENDING = (Kind.SPENT, Kind.EXECUTED, Kind.FINAL, Kind.PAID, Kind.BASIC)
_GRANTED = (Kind.ADJUSTED, Kind.BUDGET, Kind.INITIAL, Kind.ARRIVED, Kind.ALLOTTED, Kind.PUT_IN, Kind.FUNDS, Kind.INCOME)
_PLANNED = (Kind.ADJUSTED, Kind.BUDGET, Kind.INITIAL, Kind.ALLOTTED, Kind.PUT_IN, Kind.INVESTED, Kind.FUNDS)
_RATES: tuple[tuple[re.Pattern[str], tuple[Kind, ...], tuple[Kind, ...]], ...] = (
    (re.compile("到位率"), (Kind.ARRIVED, Kind.ALLOTTED), _PLANNED),
    (re.compile("结[转余](?:结[转余])?率"), (Kind.CARRIED,), _GRANTED),
    (
        re.compile("(?:执行|支出|使用|支付|发放|拨付|完成|预算完成)(?:进度|率|比例)|预算的|完成.{0,6}预算"),
        _SPENDING,
        _GRANTED,
    ),
    (re.compile("调整率"), (Kind.ADDED, Kind.CUT, Kind.ADJUSTED), (Kind.INITIAL, Kind.BUDGET)),
)
_SHARE_OF = re.compile(r"(?:占|为)(?P<base>[^占，,。；;0-9]{0,24}?)(?:的|比例|比重|比)?(?:为|达|约|：|:|\s){0,2}$")
_IS_SHARE = re.compile(r"占|占比|比重")
_STAFF = re.compile(r"控制率|超编|满编")
_IN_POST, _POSTS = re.compile(r"在职|实有|在编|现有"), re.compile("编制")
_NEAR, _MOST = 400, 12
Pair = tuple[tuple[Amount | Count, ...], tuple[Amount | Count, ...]]


def read_rates(
    ground: Ground, figures: Sequence[Figure], amounts: Sequence[Amount], counts: Sequence[Count]
) -> list[Rate]:
    """Return the percentages among ``figures`` with what each can be the ratio of, the nearest first."""
    found = []
    amount_starts, count_starts = [each.start for each in amounts], [each.start for each in counts]
    for figure in figures:
        if figure.measured is not Measured.SHARE:
            continue
        base = _SHARE_OF.search(figure.raw_label) if _IS_SHARE.search(figure.raw_label) else None
        near = _near(figure, amounts, amount_starts)
        if base is not None or _IS_SHARE.search(figure.label):
            pair = _share(ground, figure, near, amounts) or _share(
                ground, figure, _near(figure, counts, count_starts), counts
            )
        elif _STAFF.search(figure.label):
            staff = _near(figure, counts, count_starts)
            posts = tuple(each for each in staff if _POSTS.search(each.label) and not _IN_POST.search(each.label))
            pair = (tuple(each for each in staff if _IN_POST.search(each.label)), posts)
        else:
            pair = _rate(figure, near)
        number = figure.number / 10 if figure.unit == "‰" else figure.number
        found.append(
            Rate(
                figure.start, figure.end, ground.quote(figure.start, figure.end), number, "百分点" in figure.unit,
                figure.label, ground.title(figure.start), figure.operator, figure.vague, figure.low,
                base["base"].strip() if base else "", *(pair or ((), ())),
            )
        )  # fmt: skip
    return found


def _near(figure: Figure, told: Sequence[Amount | Count], starts: list[int]) -> list[Amount | Count]:
    """Return the figures before it that are not far, the nearest first."""
    index = bisect.bisect_left(starts, figure.start)
    return [each for each in reversed(told[max(0, index - _MOST) : index]) if figure.start - each.end <= _NEAR]


def _share(ground: Ground, figure: Figure, near: list[Amount | Count], told: Sequence[Amount | Count]) -> Pair | None:
    """Return the figure before 占 and what it is a share of: its whole, else what stands before it."""
    if not near or near[0].start < ground.sentence_start(figure.start):
        return None
    part = near[0]
    wholes = [told[part.whole]] if part.whole is not None else []
    wholes += [each for each in near[1:] if each.whole is None and each not in wholes]
    return ((part,), tuple(wholes))


def _rate(figure: Figure, near: list[Amount | Count]) -> Pair:
    for name, above, below in _RATES:
        if name.search(figure.label):
            whole = [each for each in near if isinstance(each, Amount) and each.whole is None]
            over = [each for each in whole if set(above) & set(each.kinds)]
            under = [each for each in whole if set(below) & set(each.kinds)]
            apart = [each for each in under if each not in over and Kind.CARRIED not in each.kinds] or under
            apart.sort(key=lambda each: isinstance(each, Amount) and each.kinds == (Kind.FUNDS,))
            return (tuple(over), tuple(apart)) if over and apart else ((), ())
    return (), ()
