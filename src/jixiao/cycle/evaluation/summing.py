"""The same sums with other scores: what the reviewer gave, what was agreed. Weights, caps, rounding, grades stay."""

import dataclasses
from collections.abc import Mapping

from jixiao.engine.scoring import ExecutionScore, Result, RowScore, Rulebook, Sheet
from jixiao.engine.scoring.totalling import Parts, total_up
from jixiao.engine.scoring.weighing import weigh
from jixiao.engine.values import Points, Source, Trace


@dataclasses.dataclass(frozen=True, slots=True)
class Given:
    """A score that a person gave in place of the computed one: how many points, and in whose name and words."""

    points: Points
    kind: str
    opinion: str = ""
    reference: str = ""


def summed_anew(
    sheet: Sheet,
    result: Result,
    *,
    rulebook: Rulebook,
    rows: Mapping[str, Given],
    execution: Given | None = None,
) -> Result:
    """Return the result with the given scores in place of the computed ones; whatever nobody gave stands.

    The engine adds up: groups, caps of the execution rate, rounding and grade are those of the same rulebook.
    """
    readings = {scored.row.code: scored.reading for scored in result.rows}
    scored_rows = tuple(_row(scored, rows.get(scored.row.code)) for scored in result.rows)
    execution_score = result.execution
    if execution_score is not None and execution is not None:
        execution_score = _execution(execution_score, execution)
    weighing = weigh(sheet, readings, rulebook=rulebook)
    return total_up(Parts(sheet, rulebook, weighing, scored_rows, execution_score))


def _row(scored: RowScore, given: Given | None) -> RowScore:
    if given is None or not isinstance(scored.weight, Points):
        return scored
    return dataclasses.replace(scored, score=given.points, trace=_trace(scored.trace, given))


def _execution(execution: ExecutionScore, given: Given) -> ExecutionScore:
    return dataclasses.replace(execution, score=given.points, trace=_trace(execution.trace, given))


def _trace(own: Trace, given: Given) -> Trace:
    """Return the given score with the computed one beneath it: both are kept."""
    return Trace(
        label=own.label,
        printed=given.points.text(),
        exact=given.points.value,
        unit="分",
        note=given.opinion,
        source=Source("填报", given.kind, given.reference),
        inputs=(own,),
    )
