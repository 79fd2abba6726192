"""What marks come to: ends left out, panels evened out, ranked. Pure and exact: fractions all the way, no rounding.

The formula, as the page says it (``FORMULA``):

1. 评委得分 = Σ 评分项得分 (the criteria of a group are worth 100 together: points are weights).
2. Evened out between panels, where the contest says so: 归一后得分 = 评委得分 × 全组平均分 ÷ 本评审组平均分. The mean
   of a panel is that of all marks its judges gave in the group, the mean of the group that of all panels. A panel
   that marked more strictly is lifted in proportion; an order within a panel is never changed. Means are exact, which
   a standard deviation (a root) is not: that is why it is means that are scaled, and no z-score.
3. Highest and lowest left out, where the group says so and at least three judges marked: one of each.
4. 评审得分 = 其余得分的平均. Equal scores share a rank, and the ranks after them are left free (1, 1, 3).
"""

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

FEWEST_TO_DROP = 3
FORMULA = (
    "评委得分 = 各评分项得分合计",
    "归一后得分 = 评委得分 × 全组平均分 ÷ 本评审组平均分（只在设了“评审组间分数归一”、一个组别由几个评审组评时用）",
    "评审得分 = 归一后得分去掉一个最高分、一个最低分后的平均（只在组别设了去最高最低分、至少 3 位评委评过时去掉）",
    "得分相同的名次并列，后面的名次空出；全程用分数精确计算，印出时四舍五入到两位小数，排名用没有舍入的数",
)


@dataclasses.dataclass(frozen=True, slots=True)
class Given:
    """The mark that a judge handed in for a work."""

    work: int
    judge: int
    panel: int
    score: Fraction


@dataclasses.dataclass(frozen=True, slots=True)
class Counted:
    """A mark as it was counted: evened out, and whether it was left out as highest or lowest."""

    given: Given
    evened: Fraction
    left_out: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Scored:
    """What the marks of a work come to. ``raw`` is the mean of all marks as they were given."""

    work: int
    raw: Fraction
    score: Fraction
    rank: int
    tied: bool
    marks: tuple[Counted, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Evening:
    """What panels were evened out by: the mean of the group, and of each panel; factor 1 where nothing was."""

    mean: Fraction
    panels: Mapping[int, Fraction]
    is_used: bool

    def factor(self, panel: int) -> Fraction:
        """Return what marks of a panel are multiplied by."""
        own = self.panels.get(panel, Fraction(0))
        return self.mean / own if self.is_used and own else Fraction(1)


def score_group(marks: Sequence[Given], *, drops_ends: bool, normalises: bool) -> list[Scored]:
    """Return what the works of one group come to, best first; a work nobody marked is not among them."""
    evening = evening_of(marks, normalises=normalises)
    by_work: dict[int, list[Given]] = defaultdict(list)
    for one in marks:
        by_work[one.work].append(one)
    found = []
    for work, given in by_work.items():
        counted = _counted(given, evening, drops_ends=drops_ends)
        kept = [one.evened for one in counted if not one.left_out]
        found.append((work, _mean([one.score for one in given]), _mean(kept), counted))
    found.sort(key=lambda row: (-row[2], row[0]))
    return _ranked(found)


def evening_of(marks: Sequence[Given], *, normalises: bool) -> Evening:
    """Return what the panels of a group are evened out by."""
    by_panel: dict[int, list[Fraction]] = defaultdict(list)
    for one in marks:
        by_panel[one.panel].append(one.score)
    means = {panel: _mean(scores) for panel, scores in by_panel.items()}
    return Evening(_mean([one.score for one in marks]), means, normalises and len(means) > 1)


def _counted(given: Sequence[Given], evening: Evening, *, drops_ends: bool) -> tuple[Counted, ...]:
    rows = sorted(
        (Counted(one, one.score * evening.factor(one.panel)) for one in given),
        key=lambda row: (row.evened, row.given.judge),
    )
    if drops_ends and len(rows) >= FEWEST_TO_DROP:
        rows[0] = dataclasses.replace(rows[0], left_out="最低分")
        rows[-1] = dataclasses.replace(rows[-1], left_out="最高分")
    return tuple(sorted(rows, key=lambda row: row.given.judge))


def _ranked(found: Sequence[tuple[int, Fraction, Fraction, tuple[Counted, ...]]]) -> list[Scored]:
    often: dict[Fraction, int] = defaultdict(int)
    for _, _, score, _ in found:
        often[score] += 1
    rows: list[Scored] = []
    for place, (work, raw, score, marks) in enumerate(found, start=1):
        rank = rows[-1].rank if rows and rows[-1].score == score else place
        rows.append(Scored(work, raw, score, rank, often[score] > 1, marks))
    return rows


def _mean(scores: Sequence[Fraction]) -> Fraction:
    return sum(scores, Fraction(0)) / len(scores) if scores else Fraction(0)
