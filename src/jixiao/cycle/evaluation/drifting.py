"""What the rooms say now otherwise than when the sheet was marked: the figures stand, but somebody should know."""

import dataclasses
from collections.abc import Iterator

from jixiao.cycle.evaluation.assessing import preview_assessment
from jixiao.cycle.evaluation.models import Evaluation
from jixiao.cycle.evaluation.scores import all_scores, printed_value
from jixiao.engine.scoring import Result, RowScore
from jixiao.engine.values import Quantity
from jixiao.engine.yearbook import Assessment


@dataclasses.dataclass(frozen=True, slots=True)
class Moved:
    """One thing that moved: what, how it was marked, how it is now, and the row it is about ("" for the whole)."""

    what: str
    marked: str
    now: str
    code: str = ""


def moved_since(evaluation: Evaluation, marked: Assessment) -> tuple[Moved, ...]:
    """Return what would come out otherwise if the sheet were marked now."""
    live = preview_assessment(evaluation)
    return (*_rules(marked, live), *_execution(marked.result, live.result), *_rows(marked, live))


def _rules(marked: Assessment, live: Assessment) -> Iterator[Moved]:
    if marked.rulebook != live.rulebook:
        before, after = (f"{book.code} {book.title}" for book in (marked.rulebook, live.rulebook))
        yield Moved("计分规则", before, after)


def _execution(marked: Result, live: Result) -> Iterator[Moved]:
    before = marked.execution.rate_trace.printed if marked.execution else "不计分"
    after = live.execution.rate_trace.printed if live.execution else "不计分"
    if before != after:
        yield Moved("预算执行率", before, after)


def _rows(marked: Assessment, live: Assessment) -> Iterator[Moved]:
    before, after = all_scores(marked), all_scores(live)
    for code, scored in after.items():
        old = before.get(code)
        if old is None:
            yield Moved(scored.row.name, "没有这一项", _told(scored), code)
        elif _figures(old) != _figures(scored):
            yield Moved(scored.row.name, _told(old), _told(scored), code)
    for code in before.keys() - after.keys():
        yield Moved(before[code].row.name, _told(before[code]), "目标表里已经没有", code)


def _figures(scored: RowScore) -> tuple[object, ...]:
    return printed_value(scored), scored.row.target, scored.row.weight


def _told(scored: RowScore) -> str:
    target = scored.row.target.text() if isinstance(scored.row.target, Quantity) else str(scored.row.target)
    return f"完成 {printed_value(scored)}，指标值 {target}，分值 {scored.row.weight}"
