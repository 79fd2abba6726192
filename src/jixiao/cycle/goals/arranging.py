"""Rows are put in another order; points go from one indicator to another without changing the total."""

from collections.abc import Sequence

from django.db import transaction

from jixiao.cycle.goals.content import KINDS
from jixiao.cycle.goals.describing import FINEST, KIND_OF, Row
from jixiao.cycle.goals.events import RowsReordered, WeightMoved
from jixiao.cycle.goals.models import GoalIndicator, GoalSheet
from jixiao.cycle.goals.writing import WORDS, about, require_draft
from jixiao.engine.values import ZERO_POINTS, Points
from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish


@transaction.atomic
def reorder(*, sheet: GoalSheet, kind: str, codes: Sequence[str], by: Actor) -> None:
    """Put all rows of a kind in the order of ``codes``. Refuses (U530) an order that leaves out or adds a row."""
    require_draft(sheet.unit_year)
    GoalSheet.objects.select_for_update().get(pk=sheet.pk)
    table = KINDS[kind]._default_manager.filter(sheet=sheet)  # noqa: SLF001 - the documented way to a model's rows
    rows = {row.code: row for row in table.order_by("order", "pk")}
    if sorted(codes) != sorted(rows):
        cause = f"{WORDS[kind]}的次序里少了或多了行"
        raise Refused(cause, cure="刷新页面，再排一次", code="U530")
    if list(codes) == list(rows):
        return
    for place, code in enumerate(codes, start=1):
        if rows[code].order != place:
            table.filter(pk=rows[code].pk).update(order=place)
    publish(RowsReordered(**about(sheet), before={WORDS[kind]: list(rows)}, after={WORDS[kind]: list(codes)}), by=by)


def move_row(*, row: Row, steps: int, by: Actor) -> None:
    """Move a row up (negative) or down among those of its kind; at the end it stays where it is."""
    siblings = type(row)._default_manager.filter(sheet=row.sheet_id)  # noqa: SLF001 - the documented way to a model's rows
    codes = list(siblings.order_by("order", "pk").values_list("code", flat=True))
    place = codes.index(row.code)
    codes.insert(min(max(place + steps, 0), len(codes) - 1), codes.pop(place))
    reorder(sheet=row.sheet, kind=KIND_OF[type(row)], codes=codes, by=by)


@transaction.atomic
def move_weight(*, giver: GoalIndicator, taker: GoalIndicator, points: Points, by: Actor) -> None:
    """Give points of one indicator to another, to the hundredth; their sum stays.

    Refuses (U531) nothing, more than the giver has, finer points, and an indicator of another sheet or the same one.
    """
    require_draft(giver.sheet.unit_year)
    pair = GoalIndicator.objects.select_for_update().filter(sheet=giver.sheet_id, pk__in=[giver.pk, taker.pk])
    rows = {row.pk: row for row in pair}
    if len(rows) != 2:  # noqa: PLR2004 - giver and taker
        raise Refused("要在同一份申报表的两个指标之间转移分值", cure="选另一个指标", code="U531", field="taker")
    source, sink = rows[giver.pk], rows[taker.pk]
    has = source.weight or ZERO_POINTS
    if not 0 < points.value <= has.value or (points.value * FINEST).denominator != 1:
        cure = f"填 0.01 到 {has.text()} 之间的数，最多两位小数"
        raise Refused(f"转移不了 {points.text()} 分", cure=cure, code="U531", field="points")
    source.weight, sink.weight = has - points, (sink.weight or ZERO_POINTS) + points
    sink.not_applicable = [name for name in sink.not_applicable if name != "weight"]
    save_stamped(source, stamp=source.version, fields=("weight",))
    save_stamped(sink, stamp=sink.version, fields=("weight", "not_applicable"))
    moved = {"转出": source.name, "转入": sink.name, "分值": points}
    publish(WeightMoved(**about(source.sheet), after=moved), by=by)
