"""T719: within one table, a greater shortfall cost fewer points than a smaller one, or the same."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.sheets.telling import actual_of, percent, shortened, target_of

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Indicator, ScoreTable

_MOST = 3
_APART = Fraction(5, 100)
_MOST_ROWS = 60


@rule("T719")
def check(paper: Paper) -> Iterator[Finding]:
    """同一张表里扣分尺度不一：差得多的扣得少，或者差得多差得少扣一样。

    检查什么：未完成的指标两两相比，完成比例低 5 个百分点以上的一个，得分率反而不低。最多举三对。
    为什么：尺度不一，分数就不能比较；财政复核会要求按比例重打。
    反例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|入户走访户数|≥500户|490户|4|3.6|
        |产出指标|数量指标|建立台账份数|≥500份|350份|4|3.8|
    正例：
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|入户走访户数|≥500户|490户|4|3.92|
        |产出指标|数量指标|建立台账份数|≥500份|350份|4|2.8|
    依据：财预〔2020〕10号第十六条：未完成的，按照完成值与指标值的比例记分。
    """
    for table in paper.score_tables:
        for better, worse in _unfair(table):
            spot = worse.spot("score")
            cause = f"{_told(worse)}；而{_told(better)}：差得多的扣得不比差得少的多"
            yield paper.finding("T719", spot.start, spot.end, cause=cause, cure="统一按完成值与指标值的比例记分")


def _unfair(table: "ScoreTable") -> "Iterator[tuple[Indicator, Indicator]]":
    """Yield pairs (nearer to its target, farther from it) that were scored the wrong way round, the worst first."""
    missed = [row for row in table.rows if row.is_missed and row.score is not None and row.weight]
    judged = [(_done(row), _share(row), row) for row in missed[:_MOST_ROWS]]
    docked = [one for one in judged if one[1] < 1]
    pairs = [
        (worse[0] - better[0], better[2], worse[2])
        for better in docked
        for worse in docked
        if better[0] - worse[0] >= _APART and worse[1] >= better[1]
    ]
    used: set[int] = set()
    for _, better, worse in sorted(pairs, key=lambda pair: pair[0]):
        if len(used) < 2 * _MOST and not {id(better), id(worse)} & used:
            used |= {id(better), id(worse)}
            yield better, worse


def _done(row: "Indicator") -> Fraction:
    """Return how much of the target was done, above 1 turned round for what should be low."""
    reached = row.reached or Fraction(0)
    return 1 / reached if reached > 1 else reached


def _share(row: "Indicator") -> Fraction:
    return (row.score or Fraction(0)) / (row.weight or Fraction(1))


def _told(row: "Indicator") -> str:
    done = f"{percent(_done(row) * 100)}（{actual_of(row)}，指标值 {target_of(row)}）"
    return f"“{shortened(row.name)}”完成 {done}，得 {row.printed.score}/{row.printed.weight} 分"
