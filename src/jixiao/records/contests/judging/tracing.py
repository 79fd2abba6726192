"""A result opened down to its marks: the same tree as for every number of the house."""

import dataclasses
from fractions import Fraction

from jixiao.engine.values import Source, Trace, print_decimal
from jixiao.records.contests.judging.resulting import given_marks
from jixiao.records.contests.judging.scoring import Counted, Evening, Scored, evening_of, score_group
from jixiao.records.contests.models import Assignment, AssignmentState, Contest, Entry

ROUNDED = "印出时四舍五入，保留两位小数；排名用没有舍入的数"


def trace_of(entry: Entry, contest: Contest) -> tuple[Scored | None, Trace | None]:
    """Return what a work comes to, and how; None twice where nobody marked it. Four statements."""
    group = entry.group
    marks = given_marks(contest, groups=[group.pk]).get(group.pk, [])
    rows = score_group(marks, drops_ends=group.drops_ends, normalises=contest.normalises)
    one = next((row for row in rows if row.work == entry.pk), None)
    if one is None:
        return None, None
    tasks = {row.judge_id: row for row in _tasks(entry)}
    evening = evening_of(marks, normalises=contest.normalises)
    parts = [_mark(row, tasks[row.given.judge], evening) for row in one.marks]
    kept = [row for row in one.marks if not row.left_out]
    worked = f"({' + '.join(_two(row.evened) for row in kept)}) ÷ {len(kept)} = {_two(one.score)}"
    trace = Trace(
        label=f"{entry.number} 评审得分", printed=f"{_two(one.score)} 分", exact=one.score, unit="分",
        formula="去掉一个最高分、一个最低分后的平均" if len(kept) < len(one.marks) else "各评委得分的平均",
        worked=worked, rounding=ROUNDED, inputs=tuple(parts),
    )  # fmt: skip
    return one, trace


def _tasks(entry: Entry) -> list[Assignment]:
    rows = Assignment.objects.filter(entry=entry, state=AssignmentState.SUBMITTED)
    return list(rows.select_related("judge", "panel").prefetch_related("marks__criterion"))


def _mark(row: Counted, task: Assignment, evening: Evening) -> Trace:
    left = f"（{row.left_out}，不计）" if row.left_out else ""
    given = _given(task)
    name = f"{task.judge.number} 号评委{left}"
    factor = evening.factor(row.given.panel)
    if not evening.is_used:
        return _named(given, name)
    own = evening.panels[row.given.panel]
    return Trace(
        label=f"{name} 归一后得分", printed=f"{_two(row.evened)} 分", exact=row.evened, unit="分",
        formula="评委得分 × 全组平均分 ÷ 本评审组平均分",
        worked=f"{_two(row.given.score)} × {_two(evening.mean)} ÷ {_two(own)} = {_two(row.evened)}",
        note=f"{task.panel.name}，系数 {print_decimal(factor, places=4)}", rounding=ROUNDED, inputs=(given,),
    )  # fmt: skip


def _given(task: Assignment) -> Trace:
    marks = sorted(task.marks.all(), key=lambda mark: mark.criterion.position)
    parts = tuple(
        Trace(
            label=mark.criterion.name, printed=f"{print_decimal(mark.points)} 分", exact=Fraction(mark.points),
            unit="分", note=f"满分 {print_decimal(mark.criterion.most)} 分",
            source=Source("记录", f"{task.judge.number} 号评委评分", f"contests.assignment:{task.pk}"),
        )
        for mark in marks
    )  # fmt: skip
    total = task.score if task.score is not None else Fraction(0)
    worked = " + ".join(print_decimal(mark.points) for mark in marks)
    return Trace(
        label=f"{task.judge.number} 号评委得分", printed=f"{print_decimal(total)} 分", exact=total, unit="分",
        formula="Σ 评分项得分", worked=f"{worked} = {print_decimal(total)}", inputs=parts,
    )  # fmt: skip


def _named(trace: Trace, name: str) -> Trace:
    return dataclasses.replace(trace, label=f"{name}得分")


def _two(value: Fraction) -> str:
    return print_decimal(value, places=2)
