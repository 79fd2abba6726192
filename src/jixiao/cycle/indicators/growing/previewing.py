"""影响预览 of a whole round: every unit's year that it touches is scored again with all proposals at once.

Nothing of the years is written; what was found stands under the digest of what was looked at, and a round is published
only after somebody looked at exactly that.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from jixiao.cycle.indicators.growing.concerned import changes_of, concerns_of, digest_of, units_under, years_of
from jixiao.cycle.indicators.growing.repriced import RowRepriced, YearRepriced, repricing
from jixiao.cycle.indicators.growing.running import Tell, ask_for_run, carried_out, end_run, finished_run
from jixiao.cycle.indicators.models import Direction, LibraryRun, PreviewLine, RunKind, RunState, UpdateRound
from jixiao.engine.values import Points
from jixiao.orgs.actor import Actor
from jixiao.orgs.jobs import Progress
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused

LONGEST_REASON = 300
KEPT_RUNS = 3


def ask_for_preview(*, round_: UpdateRound, at: UnitYear | None, by: Actor) -> LibraryRun:
    """Queue the preview of a round. Refuses (U796) a round without proposals, (U798) while one is under way."""
    if not round_.proposals.exists():
        raise Refused("还没有提案", cure="先把草稿或拟停用的指标放进来", code="U796")
    return ask_for_run(authority=round_.authority, kind=RunKind.IMPACT, year=round_.year, round_=round_, at=at, by=by)


def preview_round(progress: Progress) -> Mapping[str, Any]:
    """Work out the preview that was asked for: the work of the job."""
    return carried_out(progress, _worked_out)


def require_previewed(round_: UpdateRound, digest: str) -> LibraryRun:
    """Return the preview of exactly this state. Refuses (U796) where nobody looked, (U797) where it has moved since."""
    run = finished_run(round_.authority, RunKind.IMPACT, round_=round_)
    if run is None or not digest:
        raise Refused("发布前要先看影响预览", cure="打开「影响预览」，看过再发布", code="U796")
    now = digest_of(round_)
    if digest != now or run.digest != now:
        cure = "回到「影响预览」，重新测算，看过再发布"
        raise Refused("预览以后，提案、引用或计分有变化", cure=cure, code="U797")
    return run


def _worked_out(run: LibraryRun, tell: Tell) -> Mapping[str, Any]:
    round_ = run.round
    assert round_ is not None  # noqa: S101 - a preview is of a round
    run.digest = digest_of(round_)
    concerns = concerns_of(round_)
    first, last = years_of(round_)
    years = repricing(changes=changes_of(concerns), first=first, last=last, units=units_under(round_))
    total = len(years)
    tell(0, total, "")
    lines: list[PreviewLine] = []
    for number, one in enumerate(years, start=1):
        lines.append(_line(run, one))
        tell(number, total, f"{one.year} 年度 {one.unit_name}")
    counts = _counts(lines, [one.kind for one in concerns])
    with transaction.atomic():
        run.lines.all().delete()
        PreviewLine.objects.bulk_create(lines, batch_size=200)
        end_run(run, RunState.DONE, counts)
        _forget_older(run)
    return counts


def _line(run: LibraryRun, one: YearRepriced) -> PreviewLine:
    moved = one.difference
    return PreviewLine(
        run=run, unit_id=one.unit, year=one.year, total_before=one.total_before, total_after=one.total_after,
        moved=moved, direction=_direction(one), rows=[_row(row) for row in one.rows],
        reason=one.reason[:LONGEST_REASON],
    )  # fmt: skip


def _direction(one: YearRepriced) -> Direction:
    moved = one.difference
    if moved is None or any(row.difference is None and row.before is not None for row in one.rows):
        return Direction.UNKNOWN
    if moved.value:
        return Direction.UP if moved.value > 0 else Direction.DOWN
    return Direction.SAME


def _row(row: RowRepriced) -> dict[str, Any]:
    return {
        "indicator": row.indicator, "code": row.code, "name": row.name, "before": _text(row.before),
        "after": _text(row.after), "difference": _text(row.difference), "reason": row.reason[:LONGEST_REASON],
    }  # fmt: skip


def _text(points: Points | None) -> str:
    return "" if points is None else points.text()


def _counts(lines: list[PreviewLine], kinds: list[str]) -> dict[str, Any]:
    directions = Counter(str(line.direction) for line in lines)
    rows = [row for line in lines for row in line.rows]
    return {
        "lines": len(lines),
        "units": len({line.unit_id for line in lines}),
        "rows": len(rows),
        "moved": sum(row["difference"] not in {"", "0.00"} for row in rows),
        **{word: directions[word] for word in Direction.values},
        "kinds": Counter(kinds),
    }


def _forget_older(run: LibraryRun) -> None:
    """Keep the newest previews of a round; what older ones found is of a state that is gone."""
    older = LibraryRun.objects.filter(round=run.round, kind=RunKind.IMPACT).exclude(pk=run.pk).order_by("-pk")
    gone = list(older.values_list("pk", flat=True)[KEPT_RUNS - 1 : KEPT_RUNS + 500])
    PreviewLine.objects.filter(run__in=gone).delete()
